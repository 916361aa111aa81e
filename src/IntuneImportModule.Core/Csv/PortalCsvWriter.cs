using System.Text;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Journal;

namespace IntuneImportModule.Core.Csv;

/// <summary>Writes rows as a CSV file that is corrected by hand and imported again.</summary>
/// <remarks>
/// Autopilot rows come out under the portal's own header. The portal's identifier files have no header and one type per
/// file, which is unknown while rows still arrive; so identifiers get a header of this module's names, which
/// <see cref="DeviceCsv"/> reads back to the same rows, whatever their types. UTF-8 without a byte order mark (the portal
/// takes none); a cell is quoted only where it must be. A row with nothing in any cell is not written, as none would be read.
/// </remarks>
internal sealed class PortalCsvWriter : IDisposable
{
    private static readonly (string Name, Column Column)[] Autopilot =
    [
        ("Device Serial Number", Column.SerialNumber),
        ("Windows Product ID", Column.ProductKey),
        ("Hardware Hash", Column.HardwareHash),
        ("Group Tag", Column.GroupTag),
        ("Assigned User", Column.AssignedUser),
    ];

    private static readonly (string Name, Column Column)[] Identity =
    [
        ("ImportedDeviceIdentityType", Column.ImportedDeviceIdentityType),
        ("ImportedDeviceIdentifier", Column.ImportedDeviceIdentifier),
        ("Imei", Column.Imei),
        ("Manufacturer", Column.Manufacturer),
        ("Model", Column.Model),
        ("SerialNumber", Column.SerialNumber),
        ("Description", Column.Description),
        ("Platform", Column.Platform),
    ];

    private readonly Stream stream;
    private readonly (string Name, Column Column)[] columns;
    private readonly CellBuffer record = new();
    private byte[] hashText = [];

    /// <summary>Writes to a stream, which is disposed with the writer.</summary>
    /// <param name="stream">Where to; the header goes there at once.</param>
    /// <param name="kind">What the rows describe.</param>
    public PortalCsvWriter(Stream stream, CsvKind kind)
    {
        this.stream = stream;
        columns = kind == CsvKind.Autopilot ? Autopilot : Identity;
        foreach ((string name, _) in columns)
        {
            record.Add(Encoding.UTF8.GetBytes(name));
        }

        record.EndInto(stream);
    }

    /// <summary>Writes to a file that only its owner can read; a file of ours is replaced.</summary>
    /// <param name="fullPath">The file.</param>
    /// <param name="kind">What the rows describe.</param>
    /// <exception cref="IOException">See <see cref="OwnerOnlyFile.Replace"/>.</exception>
    /// <exception cref="UnauthorizedAccessException">See <see cref="OwnerOnlyFile.Replace"/>.</exception>
    public static PortalCsvWriter Create(string fullPath, CsvKind kind) => new(OwnerOnlyFile.Replace(fullPath), kind);

    /// <summary>Writes a row.</summary>
    /// <param name="row">The row as it was read; cells that the file has no column for are left out.</param>
    public void Write(DeviceRow row)
    {
        foreach ((_, Column column) in columns)
        {
            record.Add(column == Column.HardwareHash ? row.Hash.ReadUtf8(ref hashText) : Encoding.UTF8.GetBytes(row[column] ?? string.Empty));
        }

        record.EndInto(stream);
    }

    /// <summary>Hands everything written so far to the file.</summary>
    public void Flush() => stream.Flush();

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();
}
