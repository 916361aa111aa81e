using System.Text;

namespace IntuneImportModule.Core.Devices;

/// <summary>The base64 text of a hardware hash, as the cell held it. A type of its own so that no message can hold one by mistake.</summary>
internal readonly struct HashText
{
    // The bytes or the string: every row has this field, and few have a hash.
    private readonly object? content;

    /// <summary>The text of a cell that is at hand as UTF-8.</summary>
    /// <param name="utf8">The bytes; not copied.</param>
    public HashText(byte[] utf8) => content = utf8.Length == 0 ? null : utf8;

    private HashText(string text) => content = text;

    /// <summary>True for a missing or empty cell.</summary>
    public bool IsEmpty => content is null;

    /// <summary>The text of a cell that arrived as a string.</summary>
    /// <param name="text">The cell; null and blank give an empty hash.</param>
    public static HashText From(string? text) => string.IsNullOrWhiteSpace(text) ? default : new HashText(text!.Trim());

    /// <summary>The text's UTF-8 bytes, in an array of its own.</summary>
    public byte[] ToUtf8() => content switch
    {
        string text => Encoding.UTF8.GetBytes(text),
        byte[] utf8 => [.. utf8],
        _ => [],
    };

    /// <summary>The text's UTF-8 bytes without a copy of its own.</summary>
    /// <param name="buffer">Where they are put if the cell arrived as a string; replaced by a larger one where it is too small.</param>
    public ReadOnlySpan<byte> ReadUtf8(ref byte[] buffer)
    {
        if (content is not string text)
        {
            return (byte[]?)content;
        }

        int length = Encoding.UTF8.GetByteCount(text);
        if (buffer.Length < length)
        {
            buffer = new byte[length];
        }

        return buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, 0, text.Length, buffer, 0));
    }

    /// <summary>Says only whether there is one.</summary>
    public override string ToString() => IsEmpty ? "(no hash)" : "(hardware hash)";
}
