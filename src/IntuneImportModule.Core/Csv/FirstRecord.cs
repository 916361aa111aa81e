using System.Text;
using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Csv;

/// <summary>
/// The first record of a text as one delimiter would split it; only to choose the delimiter, the reader parses for itself.
/// </summary>
internal readonly struct FirstRecord
{
    // No column name is longer; a cell that is (a hash) is not made into a string to be compared with names.
    private const int LongestName = 100;

    private FirstRecord(int delimiters, int known, int first)
    {
        Delimiters = delimiters;
        KnownNames = known;
        FirstDelimiter = first;
    }

    /// <summary>How many delimiters stand outside quotes.</summary>
    public int Delimiters { get; }

    /// <summary>How many cells are names of columns.</summary>
    public int KnownNames { get; }

    /// <summary>Where the first delimiter stands; beyond the text if there is none.</summary>
    public int FirstDelimiter { get; }

    /// <summary>Splits the record that begins where the text does.</summary>
    /// <param name="text">UTF-8, perhaps cut off at its end.</param>
    /// <param name="delimiter">The delimiter to try.</param>
    public static FirstRecord Split(ReadOnlySpan<byte> text, byte delimiter)
    {
        int delimiters = 0;
        int known = 0;
        int first = text.Length;
        int cell = 0;
        bool quoted = false;
        for (int i = 0; i <= text.Length; i++)
        {
            byte value = i < text.Length ? text[i] : (byte)'\n';
            if (value == '"' && (quoted || IsBlank(text.Slice(cell, i - cell))))
            {
                quoted = !quoted;
                continue;
            }

            bool ends = value is (byte)'\r' or (byte)'\n';
            if (i < text.Length && (quoted || (value != delimiter && !ends)))
            {
                continue;
            }

            known += IsName(text.Slice(cell, i - cell)) ? 1 : 0;
            cell = i + 1;
            if (ends)
            {
                break;
            }

            first = delimiters++ == 0 ? i : first;
        }

        return new FirstRecord(delimiters, known, first);
    }

    private static bool IsBlank(ReadOnlySpan<byte> text) => text.TrimBlanks().IsEmpty;

    private static bool IsName(ReadOnlySpan<byte> cell) =>
        cell.Length <= LongestName && ColumnNames.TryFind(Encoding.UTF8.GetString(cell.ToArray()), out _);
}
