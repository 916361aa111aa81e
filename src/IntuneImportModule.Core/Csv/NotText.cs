namespace IntuneImportModule.Core.Csv;

/// <summary>Refuses files that are no text, above all the workbook that somebody forgot to save as CSV.</summary>
internal static class NotText
{
    private const string SaveAsCsv =
        "Open it in Excel, choose \"Save As\" and the type \"CSV UTF-8 (Comma delimited)\", and import that file.";

    private static ReadOnlySpan<byte> Zip => [0x50, 0x4B, 0x03, 0x04];

    private static ReadOnlySpan<byte> OldOffice => [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>Refuses what its first bytes give away, whatever encoding the user named.</summary>
    /// <param name="bytes">The file's first bytes.</param>
    /// <param name="name">The file's name.</param>
    /// <exception cref="CsvFormatException">The file is a workbook or an archive.</exception>
    public static void Refuse(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.StartsWith(Zip))
        {
            throw new CsvFormatException(name, 0, "This is an Excel workbook (.xlsx) or another zip archive, not a CSV file.", SaveAsCsv);
        }

        if (bytes.StartsWith(OldOffice))
        {
            throw new CsvFormatException(name, 0, "This is an Excel workbook (.xls), not a CSV file.", SaveAsCsv);
        }
    }

    /// <summary>Refuses bytes of which a fifth are control characters that no CSV file holds.</summary>
    /// <param name="bytes">The file's first bytes, in an encoding that holds ASCII as it is.</param>
    /// <param name="name">The file's name.</param>
    /// <exception cref="CsvFormatException">The file is binary.</exception>
    public static void RefuseBinary(ReadOnlySpan<byte> bytes, string name)
    {
        int controls = 0;
        foreach (byte value in bytes)
        {
            controls += value is < 0x09 or (> 0x0D and < 0x20) ? 1 : 0;
        }

        // A few stray ones are a damaged cell in a small file, which costs its row only.
        if (controls >= 8 && controls > bytes.Length / 5)
        {
            throw new CsvFormatException(
                name,
                0,
                "This is a binary file, not a CSV file.",
                "Give a text file of comma-separated values; if it is text in an unusual encoding, name it with -Encoding.");
        }
    }
}
