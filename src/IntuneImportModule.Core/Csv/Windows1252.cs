using System.Text;

namespace IntuneImportModule.Core.Csv;

/// <summary>Windows-1252, which .NET knows only with a provider registered for the whole process; a module must not do that.</summary>
internal static class Windows1252
{
    // 0x80 to 0x9F; from 0xA0 on the code page is Latin-1. The five codes it leaves undefined become U+FFFD,
    // which the row rules refuse with a word about the encoding.
    private const string Upper =
        "\u20AC\uFFFD\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\uFFFD\u017D\uFFFD"
        + "\uFFFD\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\uFFFD\u017E\u0178";

    private static readonly byte[][] Utf8 = BuildTable();

    /// <summary>The UTF-8 bytes, two or three, of a character above ASCII.</summary>
    /// <param name="code">0x80 to 0xFF.</param>
    public static ReadOnlyMemory<byte> ToUtf8(byte code) => Utf8[code - 0x80];

    private static byte[][] BuildTable()
    {
        byte[][] table = new byte[0x80][];
        for (int i = 0; i < table.Length; i++)
        {
            char character = i < Upper.Length ? Upper[i] : (char)(i + 0x80);
            table[i] = Encoding.UTF8.GetBytes([character]);
        }

        return table;
    }
}
