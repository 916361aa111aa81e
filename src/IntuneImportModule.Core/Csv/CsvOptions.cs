using System.Text;

namespace IntuneImportModule.Core.Csv;

/// <summary>What the caller knows about a file; whatever is left null is found out from the file itself.</summary>
public sealed record CsvOptions
{
    /// <summary>What the rows describe.</summary>
    public CsvKind Kind { get; init; }

    /// <summary>
    /// The kind of the identifiers (imei, serialNumber, manufacturerModelSerial) where the file does not say:
    /// in a file without a header, or in one whose identifiers have no type beside them. Not checked here.
    /// </summary>
    public string? ImportedDeviceIdentityType { get; init; }

    /// <summary>The file's encoding; null finds out (byte order mark, UTF-8, UTF-16, else Windows-1252).</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>The character between cells, any ASCII character but a quote or a line break; null finds out.</summary>
    public char? Delimiter { get; init; }
}
