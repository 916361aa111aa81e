namespace IntuneImportModule.Core.Devices;

/// <summary>Knows the serial numbers that firmware states when nobody gave the device one.</summary>
/// <remarks>Many devices share each of them, so an import by such a number hits the wrong device or none.</remarks>
public static class GenericSerials
{
    private const int ShortestRun = 4;
    private const int Short = 128;
    private const string FilledBy = "tobefilledby";

    // Letters and digits only, lower case: "To be filled by O.E.M." arrives with and without its full stops.
    private static readonly string[] Known =
    [
        "default", "defaultstring", "defaultserial", "defaultserialnumber",
        "systemserialnumber", "serialnumber", "serial", "chassisserialnumber", "baseboardserialnumber", "productserialnumber",
        "none", "null", "nil", "na", "notapplicable", "notavailable", "notspecified", "notdefined", "notset",
        "unknown", "undefined", "invalid", "empty", "blank", "oem", "oemserial", "placeholder", "reserved", "standard", "test", "tbd",
        "123456", "1234567", "12345678", "123456789", "1234567890", "0123456789", "012345678", "01234567", "987654321",
    ];

    // By length: a serial number is compared with two or three, and no text is made of it.
    private static readonly string[][] KnownByLength =
        [.. Enumerable.Range(0, Known.Max(text => text.Length) + 1).Select(length => Known.Where(text => text.Length == length).ToArray())];

    /// <summary>True for a placeholder such as "Default string", "System Serial Number" or a row of zeros.</summary>
    /// <param name="serialNumber">The serial number; a missing or blank one is no placeholder.</param>
    public static bool IsGeneric(string? serialNumber)
    {
        if (string.IsNullOrWhiteSpace(serialNumber))
        {
            return false;
        }

        if (serialNumber!.Length < FilledBy.Length && IsMixed(serialNumber))
        {
            return false;
        }

        Span<char> room = serialNumber.Length <= Short ? stackalloc char[Short] : new char[serialNumber.Length];
        ReadOnlySpan<char> letters = room.Slice(0, Letters.Of(serialNumber, room));
        return letters.IsEmpty || IsKnown(letters) || letters.StartsWith(FilledBy.AsSpan(), StringComparison.Ordinal) || IsRun(letters);
    }

    // Nearly every real serial number has letters and digits; of the known ones none has, nor has a run of one character.
    private static bool IsMixed(string text)
    {
        bool hasLetter = false;
        bool hasDigit = false;
        foreach (char c in text)
        {
            hasDigit |= c is >= '0' and <= '9';
            hasLetter |= c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z');
            if (hasLetter && hasDigit)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsKnown(ReadOnlySpan<char> letters)
    {
        if (letters.Length >= KnownByLength.Length)
        {
            return false;
        }

        foreach (string known in KnownByLength[letters.Length])
        {
            if (letters.SequenceEqual(known.AsSpan()))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsRun(ReadOnlySpan<char> letters)
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
