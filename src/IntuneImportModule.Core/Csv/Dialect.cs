namespace IntuneImportModule.Core.Csv;

/// <summary>How a file separates its cells, and how many lines stand before its first record.</summary>
/// <param name="Delimiter">The ASCII character between cells.</param>
/// <param name="Preamble">Lines that are no record: Excel's "sep=;" and the "#TYPE …" of Export-Csv in Windows PowerShell.</param>
internal readonly record struct Dialect(byte Delimiter, int Preamble)
{
    /// <summary>Finds the dialect in the first lines of a text.</summary>
    /// <param name="text">The text's beginning, UTF-8.</param>
    /// <param name="wanted">The delimiter that the user named; it overrules what the file says.</param>
    public static Dialect Of(ReadOnlySpan<byte> text, char? wanted)
    {
        byte? delimiter = (byte?)wanted;
        int preamble = 0;
        while (true)
        {
            // The reader passes over blank lines too, so they are not counted.
            text = text.TrimBlankStart();
            int end = text.IndexOfAny((byte)'\r', (byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? text : text.Slice(0, end);
            if (TryReadHint(line, out byte hint))
            {
                delimiter ??= hint;
            }
            else if (!line.StartsWith("#TYPE "u8))
            {
                return new Dialect(delimiter ?? Choose(text), preamble);
            }

            preamble++;
            text = text.Slice(line.Length);
        }
    }

    /// <summary>True for a character that can stand between cells.</summary>
    /// <param name="delimiter">The character.</param>
    public static bool IsDelimiter(char delimiter) => delimiter is '\t' or (>= ' ' and <= '~' and not '"');

    private static bool TryReadHint(ReadOnlySpan<byte> line, out byte delimiter)
    {
        delimiter = line.Length > 4 ? line[4] : (byte)0;
        return line.Length > 4
            && (line[0] | 0x20) == 's' && (line[1] | 0x20) == 'e' && (line[2] | 0x20) == 'p' && line[3] == '='
            && IsDelimiter((char)delimiter)
            && HoldsOnly(line.Slice(5), delimiter);
    }

    /// <summary>A spreadsheet that saves the file again pads the line with empty cells.</summary>
    private static bool HoldsOnly(ReadOnlySpan<byte> rest, byte delimiter)
    {
        foreach (byte value in rest)
        {
            if (value != delimiter && value != ' ')
            {
                return false;
            }
        }

        return true;
    }

    private static byte Choose(ReadOnlySpan<byte> text)
    {
        byte best = (byte)',';
        FirstRecord bestSplit = FirstRecord.Split(text, best);
        foreach (byte candidate in ";\t"u8)
        {
            FirstRecord split = FirstRecord.Split(text, candidate);
            bool better = (split.KnownNames, split.Delimiters, -split.FirstDelimiter)
                .CompareTo((bestSplit.KnownNames, bestSplit.Delimiters, -bestSplit.FirstDelimiter)) > 0;
            if (better)
            {
                (best, bestSplit) = (candidate, split);
            }
        }

        return best;
    }
}
