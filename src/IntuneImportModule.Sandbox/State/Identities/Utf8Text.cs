using System.Text;

namespace IntuneImportModule.Sandbox.State;

/// <summary>A text as UTF-8 in an array that somebody else holds; the default is null.</summary>
internal readonly struct Utf8Text(byte[] bytes, int start, int length)
{
    private readonly byte[]? _bytes = bytes;

    public bool IsNull => _bytes is null;

    public ReadOnlySpan<byte> Span => new(_bytes, start, length);

    /// <summary>Whether it is null, or nothing but white space.</summary>
    // Mostly the first character says it.
    public bool IsBlank => !(length > 0 && _bytes![start] is > (byte)' ' and < 0x7F) && string.IsNullOrWhiteSpace(ToString());

    public static Utf8Text From(string? text)
    {
        if (text is null)
        {
            return default;
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return new Utf8Text(bytes, 0, bytes.Length);
    }

    /// <summary>Whether it is longer than so many UTF-16 characters.</summary>
    public bool IsLongerThan(int? characters) => length > characters && Encoding.UTF8.GetCharCount(_bytes!, start, length) > characters;

    public Utf8Text Part(int at, int count) => new(_bytes!, start + at, count);

    public override string? ToString() => _bytes is null ? null : Encoding.UTF8.GetString(_bytes, start, length);
}
