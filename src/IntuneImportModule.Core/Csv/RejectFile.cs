using System.Text;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Journal;

namespace IntuneImportModule.Core.Csv;

/// <summary>
/// The source rows of what did not succeed. A row's fate is often known long after it was read, so every row waits on disk,
/// in a file without a name that is gone when this process is, and memory stays flat.
/// </summary>
internal sealed class RejectFile : IDisposable
{
    private readonly PortalCsvWriter csv;
    private readonly FileStream spool;
    private readonly BinaryWriter writer;
    private readonly BinaryReader reader;

    /// <summary>Begins the file; one of ours is replaced.</summary>
    /// <param name="fullPath">The CSV file.</param>
    /// <param name="kind">What the rows describe.</param>
    /// <exception cref="IOException">See <see cref="OwnerOnlyFile.Replace"/>.</exception>
    /// <exception cref="UnauthorizedAccessException">See <see cref="OwnerOnlyFile.Replace"/>.</exception>
    public RejectFile(string fullPath, CsvKind kind)
    {
        csv = PortalCsvWriter.Create(fullPath, kind);
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

        writer.Write(row.Hash.Utf8.Length);
        writer.Write(row.Hash.Utf8.ToArray());
        return place;
    }

    /// <summary>Writes a row that did not succeed.</summary>
    /// <param name="place">Where <see cref="Keep"/> put it.</param>
    public void Reject(long place)
    {
        writer.Flush();
        spool.Seek(place, SeekOrigin.Begin);
        RowCells cells = new();
        for (int column = 0; column < ColumnNames.Count; column++)
        {
            cells.Set(new ColumnName((Column)column, 0), reader.ReadString());
        }

        cells.SetHash(new ColumnName(Column.HardwareHash, 0), reader.ReadBytes(reader.ReadInt32()));
        csv.Write(cells.ToRow());
    }

    /// <summary>Ends the file.</summary>
    public void Dispose()
    {
        writer.Dispose();
        reader.Dispose();
        spool.Dispose();
        csv.Dispose();
    }
}
