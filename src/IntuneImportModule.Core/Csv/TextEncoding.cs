using System.Text;

namespace IntuneImportModule.Core.Csv;

/// <summary>Finds out how the bytes of a file are to be read as text, or that they are no text at all.</summary>
internal static class TextEncoding
{
    private static readonly Encoding[] Marked =
    [
        // UTF-32 before UTF-16: their little-endian marks begin alike.
        new UTF32Encoding(bigEndian: false, byteOrderMark: true),
        new UTF32Encoding(bigEndian: true, byteOrderMark: true),
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
    ];

    /// <summary>The file's text as UTF-8, without its byte order mark.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="name">The file's name, for an error.</param>
    /// <param name="wanted">The encoding that the user named; null finds out.</param>
    /// <exception cref="CsvFormatException">The file is no text.</exception>
    public static Stream Open(PeekStream file, string name, Encoding? wanted)
    {
        ReadOnlySpan<byte> bytes = file.Peek();
        NotText.Refuse(bytes, name);
        Encoding? marked = Array.Find(Marked, candidate => StartsWith(file.Peek(), candidate));
        Encoding? encoding = wanted ?? marked ?? WithoutMark(bytes);
        if (marked is not null && (wanted is null || wanted.CodePage == marked.CodePage))
        {
            file.Skip(marked.GetPreamble().Length);
        }

        if (wanted is not null || (encoding is not null && encoding is not UTF8Encoding))
        {
            return new TranscodedStream(file, encoding!);
        }

        // A byte order mark is no promise: appending to a file that has one does not ask for its encoding.
        NotText.RefuseBinary(bytes, name);
        return new LenientUtf8Stream(file);
    }

    private static bool StartsWith(ReadOnlySpan<byte> bytes, Encoding encoding) => bytes.StartsWith(encoding.GetPreamble());

    /// <summary>UTF-16 without a mark shows in the NULs beside its ASCII characters; null means UTF-8 or Windows-1252.</summary>
    private static UnicodeEncoding? WithoutMark(ReadOnlySpan<byte> bytes)
    {
        int pairs = bytes.Length / 2;
        int first = 0;
        int second = 0;
        for (int i = 0; i < pairs; i++)
        {
            first += bytes[2 * i] == 0 ? 1 : 0;
            second += bytes[(2 * i) + 1] == 0 ? 1 : 0;
        }

        int half = pairs / 2;
        int few = pairs / 20;
        return pairs < 2 ? null
            : second > half && first <= few ? new UnicodeEncoding(bigEndian: false, byteOrderMark: false)
            : first > half && second <= few ? new UnicodeEncoding(bigEndian: true, byteOrderMark: false)
            : null;
    }
}
