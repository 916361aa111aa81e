using System.Text;

namespace IntuneImportModule.Core.Devices;

/// <summary>Texts and numbers as a hardware hash stores them.</summary>
internal static class HashStrings
{
    /// <summary>The bytes of a text before its NUL, without blanks around it.</summary>
    /// <param name="data">A block's data.</param>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> data)
    {
        int nul = data.IndexOf((byte)0);
        ReadOnlySpan<byte> text = nul < 0 ? data : data.Slice(0, nul);
        while (!text.IsEmpty && text[0] == (byte)' ')
        {
            text = text.Slice(1);
        }

        while (!text.IsEmpty && text[text.Length - 1] == (byte)' ')
        {
            text = text.Slice(0, text.Length - 1);
        }

        return text;
    }

    /// <summary>A text in UTF-8; null when there is none.</summary>
    /// <param name="data">A block's data.</param>
    public static string? Utf8(ReadOnlySpan<byte> data) => Clean(Encoding.UTF8, Trim(data));

    /// <summary>A text in UTF-16; null when there is none.</summary>
    /// <param name="data">A block's data.</param>
    public static string? Utf16(ReadOnlySpan<byte> data) => Clean(Encoding.Unicode, data.Slice(0, data.Length & ~1));

    /// <summary>Bytes in hexadecimal, capital letters.</summary>
    /// <param name="data">The bytes.</param>
    public static string Hex(ReadOnlySpan<byte> data) =>
#if NET
        Convert.ToHexString(data);
#else
        BitConverter.ToString(data.ToArray()).Replace("-", string.Empty);
#endif

    private static string? Clean(Encoding encoding, ReadOnlySpan<byte> data)
    {
        char[] text = encoding.GetChars(data.ToArray());
        int length = Array.IndexOf(text, '\0');
        length = length < 0 ? text.Length : length;
        for (int i = 0; i < length; i++)
        {
            // The text comes from whoever wrote the file and ends in a terminal, where an escape sequence would act.
            text[i] = char.IsControl(text[i]) ? '\uFFFD' : text[i];
        }

        string clean = new string(text, 0, length).Trim();
        return clean.Length == 0 ? null : clean;
    }
}
