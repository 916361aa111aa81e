namespace IntuneImportModule.Core.Devices;

/// <summary>The kinds of corporate identifier, as Graph spells them.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/resources/intune-enrollment-importeddeviceidentitytype</remarks>
public static class IdentityTypes
{
    /// <summary>An IMEI or MEID.</summary>
    public const string Imei = "imei";

    /// <summary>A serial number.</summary>
    public const string SerialNumber = "serialNumber";

    /// <summary>Manufacturer, model and serial number, comma-separated.</summary>
    public const string ManufacturerModelSerial = "manufacturerModelSerial";

    private static readonly string[] All = [SerialNumber, Imei, ManufacturerModelSerial];

    /// <summary>A type in capitals; the known ones cost nothing.</summary>
    /// <param name="type">The type.</param>
    internal static string? Upper(string? type) => type switch
    {
        SerialNumber => "SERIALNUMBER",
        Imei => "IMEI",
        _ => type?.ToUpperInvariant(),
    };

    /// <summary>Graph's spelling of a type that was written in any letter case.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Null for no known type.</returns>
    public static string? Find(string text)
    {
        // Once a row: Graph's own spelling first, and no lambda, which would be an object each time.
        foreach (string type in All)
        {
            if (string.Equals(type, text, StringComparison.Ordinal))
            {
                return type;
            }
        }

        foreach (string type in All)
        {
            if (string.Equals(type, text, StringComparison.OrdinalIgnoreCase))
            {
                return type;
            }
        }

        return null;
    }
}
