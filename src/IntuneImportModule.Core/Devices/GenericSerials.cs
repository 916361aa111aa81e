namespace IntuneImportModule.Core.Devices;

/// <summary>Knows the serial numbers that firmware states when nobody gave the device one.</summary>
/// <remarks>Many devices share each of them, so an import by such a number hits the wrong device or none.</remarks>
public static class GenericSerials
{
    private const int ShortestRun = 4;

    // Letters and digits only, lower case: "To be filled by O.E.M." arrives with and without its full stops.
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "default", "defaultstring", "defaultserial", "defaultserialnumber",
        "systemserialnumber", "serialnumber", "serial", "chassisserialnumber", "baseboardserialnumber", "productserialnumber",
        "none", "null", "nil", "na", "notapplicable", "notavailable", "notspecified", "notdefined", "notset",
        "unknown", "undefined", "invalid", "empty", "blank", "oem", "oemserial", "placeholder", "reserved", "standard", "test", "tbd",
        "123456", "1234567", "12345678", "123456789", "1234567890", "0123456789", "012345678", "01234567", "987654321",
    };

    /// <summary>True for a placeholder such as "Default string", "System Serial Number" or a row of zeros.</summary>
    /// <param name="serialNumber">The serial number; a missing or blank one is no placeholder.</param>
    public static bool IsGeneric(string? serialNumber)
    {
        if (string.IsNullOrWhiteSpace(serialNumber))
        {
            return false;
        }

        string letters = Letters.Of(serialNumber!);
        return letters.Length == 0
            || Known.Contains(letters)
            || letters.StartsWith("tobefilledby", StringComparison.Ordinal)
            || IsRun(letters);
    }

    private static bool IsRun(string letters)
    {
        foreach (char c in letters)
        {
            if (c != letters[0])
            {
                return false;
            }
        }

        return letters[0] == '0' || letters.Length >= ShortestRun;
    }
}
