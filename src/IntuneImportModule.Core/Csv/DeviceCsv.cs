using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Csv;

/// <summary>Reads the CSV files that admin centers, capture scripts, Partner Center, PowerShell and Excel write.</summary>
public static class DeviceCsv
{
    /// <summary>The rows of a file, one at a time; memory does not depend on the file's length.</summary>
    /// <remarks>
    /// The file is opened when the rows are first asked for, shared with other readers and writers (Excel keeps its files open),
    /// and closed when the enumerator is disposed. A row that cannot be read carries a <see cref="DeviceRow.Problem"/> and does
    /// not end the file. Lines with nothing in any cell are no rows.
    /// </remarks>
    /// <param name="fullPath">The file.</param>
    /// <param name="options">What is known about it.</param>
    /// <param name="notice">Takes what the user should know; called while rows are asked for, on the same thread.</param>
    /// <exception cref="ArgumentException">The delimiter is a quote, a line break or not ASCII.</exception>
    /// <exception cref="CsvFormatException">While rows are asked for: the file is not what it should be.</exception>
    /// <exception cref="IOException">While rows are asked for: there is no such file, or it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">While rows are asked for: no right to read, or a directory.</exception>
    public static IEnumerable<DeviceRow> Read(string fullPath, CsvOptions options, Action<CsvNotice> notice)
    {
        CheckDelimiter(options);
        return Rows(() => OpenShared(fullPath), fullPath, options, notice);
    }

    /// <summary>The rows of a stream, which is disposed with the enumerator.</summary>
    /// <param name="stream">The bytes of a file, read forward only.</param>
    /// <param name="name">What to call it in sources and messages.</param>
    /// <param name="options">What is known about it.</param>
    /// <param name="notice">Takes what the user should know.</param>
    internal static IEnumerable<DeviceRow> Read(Stream stream, string name, CsvOptions options, Action<CsvNotice> notice)
    {
        CheckDelimiter(options);
        return Rows(() => stream, name, options, notice);
    }

    private static IEnumerable<DeviceRow> Rows(Func<Stream> open, string name, CsvOptions options, Action<CsvNotice> notice)
    {
        using Stream file = open();
        using PeekStream bytes = new(file);
        using Stream utf8 = TextEncoding.Open(bytes, name, options.Encoding);
        using PeekStream text = new(utf8);
        Dialect dialect = Dialect.Of(text.Peek(), options.Delimiter);
        using CsvRecords records = new(text, dialect.Delimiter, name);
        for (int i = 0; i < dialect.Preamble; i++)
        {
            records.Read();
        }

        ForeignBytes foreign = new(utf8 as LenientUtf8Stream, name, notice);
        bool more = records.Read();
        CsvColumns? columns = null;
        if (more)
        {
            foreign.Watch(records);
            columns = CsvHeader.Of(records, name, options);
            more = columns is null || records.Read();
            columns ??= HeaderlessColumns.Of(records, name, options);
        }

        if (!more)
        {
            notice(new CsvNotice(name, 0, "The file holds no rows."));
        }

        for (; more; more = records.Read())
        {
            foreign.Watch(records);
            yield return columns!.Row(records, name);
        }
    }

    private static FileStream OpenShared(string fullPath) =>
        new(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1, FileOptions.SequentialScan);

    private static void CheckDelimiter(CsvOptions options)
    {
        if (options.Delimiter is char delimiter && !Dialect.IsDelimiter(delimiter))
        {
            throw new ArgumentException("The delimiter must be a tab or a visible ASCII character other than a quote.", nameof(options));
        }
    }
}
