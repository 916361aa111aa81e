using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Csv;

/// <summary>Recognises the header of a file and refuses one that lacks what its kind needs.</summary>
internal static class CsvHeader
{
    /// <summary>The header of the portal's Autopilot files, for messages.</summary>
    public const string Autopilot = "Device Serial Number,Windows Product ID,Hardware Hash";

    private static readonly Column[] TellsAutopilot = [Column.SerialNumber, Column.HardwareHash];

    private static readonly Column[] TellsIdentity =
        [Column.ImportedDeviceIdentifier, Column.Imei, Column.SerialNumber, Column.Manufacturer, Column.Model];

    /// <summary>The columns of the record the reader stands on, if that is a header.</summary>
    /// <param name="records">The reader, standing on the file's first record.</param>
    /// <param name="file">The file's name.</param>
    /// <param name="options">What the caller knows.</param>
    /// <returns>Null if the record is a row.</returns>
    /// <exception cref="CsvFormatException">The header lacks a column that every row needs.</exception>
    public static CsvColumns? Of(CsvRecords records, string file, CsvOptions options)
    {
        List<(int Index, ColumnName Name)> cells = [];
        int filled = 0;
        for (int i = 0; i < records.Count; i++)
        {
            filled += records.Utf8(i).IsEmpty ? 0 : 1;
            if (ColumnNames.TryFind(records.Text(i), out ColumnName name))
            {
                cells.Add((i, name));
            }
        }

        HashSet<Column> found = [.. cells.Select(cell => cell.Name.Column)];
        Column[] telling = options.Kind == CsvKind.Autopilot ? TellsAutopilot : TellsIdentity;
        if (!found.Overlaps(telling) && (cells.Count < filled || cells.Count == 0))
        {
            return null;
        }

        if (options.Kind == CsvKind.Autopilot)
        {
            RequireAutopilot(found, file, records.Line);
        }
        else
        {
            RequireIdentity(found, file, records.Line, options.ImportedDeviceIdentityType);
        }

        return new CsvColumns([.. cells], records.Count, options.ImportedDeviceIdentityType);
    }

    private static void RequireAutopilot(HashSet<Column> found, string file, int line)
    {
        foreach (Column needed in TellsAutopilot)
        {
            if (!found.Contains(needed))
            {
                throw new CsvFormatException(
                    file,
                    line,
                    "The header lacks this column.",
                    $"Expected: {Autopilot}, in any order, with or without Group Tag and Assigned User.",
                    needed.ToString());
            }
        }
    }

    private static void RequireIdentity(HashSet<Column> found, string file, int line, string? type)
    {
        if (found.Contains(Column.Imei) || found.Contains(Column.SerialNumber))
        {
            return;
        }

        if (!found.Contains(Column.ImportedDeviceIdentifier))
        {
            throw new CsvFormatException(
                file,
                line,
                "The header names no column with an identifier.",
                "Expected one of: ImportedDeviceIdentifier with ImportedDeviceIdentityType; Imei; SerialNumber; "
                + "Manufacturer,Model,SerialNumber.");
        }

        if (type is null && !found.Contains(Column.ImportedDeviceIdentityType))
        {
            throw new CsvFormatException(
                file,
                line,
                "The header does not tell of what kind the identifiers are.",
                "Give -ImportedDeviceIdentityType (imei, serialNumber or manufacturerModelSerial), or add a column of that name.",
                nameof(Column.ImportedDeviceIdentityType));
        }
    }
}
