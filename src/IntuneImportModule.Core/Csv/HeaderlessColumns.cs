using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Csv;

/// <summary>What the cells of a file without a header mean, by the portal's rules.</summary>
internal static class HeaderlessColumns
{
    private const string Triple = "manufacturerModelSerial";

    // Of a real one's 4,000 characters; far above any serial number, tag or user name.
    private const int ShortestHash = 201;

    /// <summary>The columns by what the first record looks like.</summary>
    /// <param name="records">The reader, standing on the file's first record.</param>
    /// <param name="file">The file's name.</param>
    /// <param name="options">What the caller knows.</param>
    /// <exception cref="CsvFormatException">The record is neither a header nor a row of a form without one.</exception>
    public static CsvColumns Of(CsvRecords records, string file, CsvOptions options) =>
        options.Kind == CsvKind.Autopilot ? Autopilot(records, file) : Identity(records, file, options.ImportedDeviceIdentityType);

    private static CsvColumns Autopilot(CsvRecords records, string file)
    {
        if (records.Count is < 3 or > 5 || !LooksLikeHash(records.Utf8(2)))
        {
            throw new CsvFormatException(
                file,
                records.Line,
                "This is neither a header nor a row with a hardware hash in its third cell.",
                $"Expected the header: {CsvHeader.Autopilot}, and optionally Group Tag and Assigned User.");
        }

        return CsvColumns.InOrder(
            [Column.SerialNumber, Column.ProductKey, Column.HardwareHash, Column.GroupTag, Column.AssignedUser]);
    }

    private static CsvColumns Identity(CsvRecords records, string file, string? type)
    {
        bool isTriple = type is null || string.Equals(type, Triple, StringComparison.OrdinalIgnoreCase);
        if (records.Count == 3 && isTriple)
        {
            return CsvColumns.InOrder([Column.Manufacturer, Column.Model, Column.SerialNumber]);
        }

        // Excel ends rows with empty cells when a longer row stood there once.
        int filled = records.Count;
        while (filled > 0 && records.Utf8(filled - 1).IsEmpty)
        {
            filled--;
        }

        if (filled > 2)
        {
            throw new CsvFormatException(
                file,
                records.Line,
                "This is neither a header nor a row of a known form.",
                type is null || isTriple
                    ? "Expected a header, or rows without one of three cells: Manufacturer,Model,SerialNumber."
                    : "Expected a header, or rows without one of one or two cells: identifier and details.");
        }

        return type is not null
            ? CsvColumns.InOrder([Column.ImportedDeviceIdentifier, Column.Description], type)
            : throw new CsvFormatException(
                file,
                records.Line,
                "A file without a header does not tell of what kind its identifiers are.",
                "Give -ImportedDeviceIdentityType (imei, serialNumber or manufacturerModelSerial), "
                + "or add a header such as SerialNumber or Imei.",
                nameof(Column.ImportedDeviceIdentityType));
    }

    private static bool LooksLikeHash(ReadOnlySpan<byte> cell)
    {
        if (cell.Length < ShortestHash)
        {
            return false;
        }

        foreach (byte value in cell)
        {
            bool isBase64 = value is (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'a' and <= (byte)'z')
                or (>= (byte)'0' and <= (byte)'9') or (byte)'+' or (byte)'/' or (byte)'=';
            if (!isBase64)
            {
                return false;
            }
        }

        return true;
    }
}
