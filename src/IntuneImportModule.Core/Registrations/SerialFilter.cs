namespace IntuneImportModule.Core.Registrations;

/// <summary>The texts by which the service may be asked for a serial number. It filters by contains only. Pure.</summary>
internal static class SerialFilter
{
    // A shorter piece matches half the tenant.
    private const int ShortestPiece = 4;

    private static readonly char[] Separators = [' ', '-'];

    /// <summary>The text to filter by: blanks give 400, so what stands before the first one has to do.</summary>
    /// <param name="serialNumber">The serial number.</param>
    public static string First(string serialNumber) => serialNumber.Trim().Split(' ')[0];

    /// <summary>A second try, where the first gave 400, as a text of hexadecimal groups does: its longest piece.</summary>
    /// <param name="serialNumber">The serial number.</param>
    /// <returns>Null where there is none worth trying.</returns>
    public static string? Second(string serialNumber)
    {
        string piece = serialNumber.Split(Separators).OrderByDescending(part => part.Length).First();
        return piece.Length >= ShortestPiece && piece != First(serialNumber) ? piece : null;
    }

    /// <summary>The query.</summary>
    /// <param name="text">The text to filter by.</param>
    public static string Query(string text) =>
        "?$filter=" + Uri.EscapeDataString($"contains(serialNumber,'{text.Replace("'", "''")}')");
}
