namespace IntuneImportModule.Core.Csv;

/// <summary>Says, once per file, that bytes were read as Windows-1252, and in which row that began.</summary>
/// <param name="text">The stream that reads them so; null if the file's encoding was certain.</param>
/// <param name="file">The file's name.</param>
/// <param name="notice">Takes the notice.</param>
internal sealed class ForeignBytes(LenientUtf8Stream? text, string file, Action<CsvNotice> notice)
{
    private LenientUtf8Stream? text = text;

    /// <summary>Looks whether the reader has come to the first such byte. The stream runs ahead of it by a buffer.</summary>
    /// <param name="records">The reader, standing on a record.</param>
    public void Watch(CsvRecords records)
    {
        if (text is null || text.FirstForeign < 0 || text.FirstForeign >= records.End)
        {
            return;
        }

        text = null;
        notice(new CsvNotice(
            file,
            records.Line,
            "The file is not UTF-8 throughout; bytes that are not are read as Windows-1252. Give -Encoding if that is wrong."));
    }
}
