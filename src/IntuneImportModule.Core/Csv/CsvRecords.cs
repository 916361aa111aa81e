using CsvHelper;

namespace IntuneImportModule.Core.Csv;

/// <summary>The records of a CSV text, with the line at which each begins.</summary>
/// <remarks>The one type that mentions CsvHelper, so that its assembly is loaded when a file is read and not before.</remarks>
internal sealed class CsvRecords : IDisposable
{
    /// <summary>A hash is 4,000 characters; a "row" of a mebibyte is the rest of a file behind an open quote.</summary>
    private const int LargestRecord = 1024 * 1024;

    private const string CloseTheQuote =
        "Close the quotes of every cell (a quote inside a quoted cell is written twice), or take them out.";

    private readonly CsvReader reader;
    private readonly string file;
    private CsvMalformedReason? malformed;

    /// <summary>Reads records from a stream.</summary>
    /// <param name="utf8">The text, without a byte order mark; stays open.</param>
    /// <param name="delimiter">The ASCII character between cells.</param>
    /// <param name="file">The file's name, for errors.</param>
    public CsvRecords(Stream utf8, byte delimiter, string file)
    {
        this.file = file;
        CsvReaderOptions options = new()
        {
            Separator = (char)delimiter,
            DetectSeparatorHint = false,
            HasHeader = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MaxRecordSize = LargestRecord,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = record => malformed = record.Reason,
        };
        reader = CsvReader.Create(utf8, options, leaveOpen: true);
    }

    /// <summary>1-based line at which the record begins; quoted line breaks and blank lines count.</summary>
    public int Line => (int)Math.Min(reader.LineNumber, int.MaxValue);

    /// <summary>The number of cells.</summary>
    public int Count => reader.FieldCount;

    /// <summary>Where the record ends in the text, in bytes.</summary>
    public long End => reader.ByteOffset + reader.RawRecord.Length;

    /// <summary>Why the cells may not be what the writer of the file meant; null where all is well.</summary>
    public string? Problem => malformed == CsvMalformedReason.TextAfterClosingQuote
        ? $"Line {Line} has text behind a closing quote. {CloseTheQuote}"
        : null;

    /// <summary>Goes on to the next record that has something in a cell.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="Csv.CsvFormatException">A quote that is never closed, or a record that is too long.</exception>
    public bool Read()
    {
        do
        {
            malformed = null;
            if (!TryRead())
            {
                return false;
            }

            RefuseOpenQuote();
        }
        while (IsBlank());
        return true;
    }

    /// <summary>The bytes of a cell without quotes and blanks around; valid until the next read. Empty beyond the last cell.</summary>
    /// <param name="index">0-based.</param>
    public ReadOnlySpan<byte> Utf8(int index) => reader.GetSpan(index).TrimBlanks();

    /// <summary>The text of a cell.</summary>
    /// <param name="index">0-based.</param>
    public string Text(int index) => reader.GetString(index);

    /// <inheritdoc/>
    public void Dispose() => reader.Dispose();

    private bool TryRead()
    {
        try
        {
            return reader.Read();
        }
        catch (CsvHelper.CsvFormatException error)
        {
            // Not passed on as the inner exception: what it holds is not ours to vouch for.
            throw new CsvFormatException(
                file,
                (int)Math.Min(error.LineNumber, int.MaxValue),
                "The row that begins here is longer than 1 MiB; most often a quote is opened in it and never closed.",
                CloseTheQuote);
        }
    }

    /// <summary>
    /// An open quote takes the rows below into its cell: up to the end, or up to the next quote, which then has text behind it.
    /// Either way the record is malformed and has more than one line.
    /// </summary>
    private void RefuseOpenQuote()
    {
        if (malformed is not null
            && (malformed == CsvMalformedReason.UnterminatedQuote || reader.RawRecord.IndexOfAny((byte)'\r', (byte)'\n') >= 0))
        {
            throw new CsvFormatException(
                file,
                Line,
                "A quote is opened in the row that begins here and not closed, so rows below would be lost in its cell.",
                CloseTheQuote);
        }
    }

    private bool IsBlank()
    {
        for (int i = 0; i < reader.FieldCount; i++)
        {
            if (!Utf8(i).IsEmpty)
            {
                return false;
            }
        }

        return true;
    }
}
