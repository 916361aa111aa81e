using System.Text;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Journal;

namespace IntuneImportModule.Core.Csv;

/// <summary>
/// The source rows of what did not succeed. A row's fate is often known long after it was read, so every row waits on disk,
/// in a file without a name that is gone when this process is, and memory stays flat. The file that was asked for is written at
/// the end only: until every input was read, it might turn out to be one of them.
/// </summary>
internal sealed class RejectFile : IDisposable
{
    private readonly string fullPath;
    private readonly CsvKind kind;
    private readonly List<long> rejected = [];
    private readonly RowCells cells = new();
    private readonly FileStream spool;
    private readonly BinaryWriter writer;
    private readonly BinaryReader reader;
    private bool isOver;

    /// <summary>Begins to keep rows; touches no file that is there.</summary>
    /// <param name="fullPath">The CSV file; one of ours will be replaced.</param>
    /// <param name="kind">What the rows describe.</param>
    /// <exception cref="IOException">See <see cref="OwnerOnlyFile.Replace"/>; or there is no such directory.</exception>
    /// <exception cref="UnauthorizedAccessException">See <see cref="OwnerOnlyFile.Replace"/>.</exception>
    public RejectFile(string fullPath, CsvKind kind)
    {
        this.fullPath = fullPath;
        this.kind = kind;
        if (Path.GetDirectoryName(fullPath) is { } folder && !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException(Phrase.Of(Texts.FolderMissing, folder));
        }

        // What would fail at the end is to fail now; the spool lies beside it, so the right to write is tried as well.
        OwnerOnlyFile.RequireOurs(fullPath);
        if (JournalFile.IsJournal(fullPath))
        {
            throw new IOException(Phrase.Of(Texts.RejectPathIsJournal, fullPath));
        }

        string name = $"{fullPath}.{Guid.NewGuid():N}.tmp";
        spool = OwnerOnlyFile.Create(name, FileShare.Delete);

        // Open and nameless: whatever ends this process, no copy of a hash stays behind.
        File.Delete(name);
        writer = new BinaryWriter(spool, Encoding.UTF8, leaveOpen: true);
        reader = new BinaryReader(spool, Encoding.UTF8, leaveOpen: true);
    }

    /// <summary>Keeps a row until its fate is known.</summary>
    /// <param name="row">The row as it was read.</param>
    /// <returns>Where it lies.</returns>
    public long Keep(DeviceRow row)
    {
        long place = spool.Seek(0, SeekOrigin.End);
        for (int column = 0; column < ColumnNames.Count; column++)
        {
            writer.Write(column == (int)Column.HardwareHash ? string.Empty : row[(Column)column] ?? string.Empty);
        }

        byte[] hash = row.Hash.ToUtf8();
        writer.Write(hash.Length);
        writer.Write(hash);
        return place;
    }

    /// <summary>Marks a row as one that did not succeed.</summary>
    /// <param name="place">Where <see cref="Keep"/> put it.</param>
    public void Reject(long place) => rejected.Add(place);

    /// <summary>Forgets everything: no file is written.</summary>
    public void Drop() => isOver = true;

    /// <summary>Writes the file; a second call does nothing.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">See <see cref="OwnerOnlyFile.Replace"/>.</exception>
    public void Finish()
    {
        if (isOver)
        {
            return;
        }

        isOver = true;
        writer.Flush();
        using PortalCsvWriter csv = PortalCsvWriter.Create(fullPath, kind);
        foreach (long place in rejected)
        {
            csv.Write(Read(place));
        }
    }

    /// <summary>Writes the file unless that was done, and ends.</summary>
    public void Dispose()
    {
        // On a full disk each of them may throw.
        using (spool)
        using (reader)
        using (writer)
        {
            Finish();
        }
    }

    private DeviceRow Read(long place)
    {
        spool.Seek(place, SeekOrigin.Begin);
        for (int column = 0; column < ColumnNames.Count; column++)
        {
            cells.Set(new ColumnName((Column)column, 0), reader.ReadString());
        }

        cells.SetHash(new ColumnName(Column.HardwareHash, 0), reader.ReadBytes(reader.ReadInt32()));
        return cells.TakeRow();
    }
}
