using System.Globalization;

namespace IntuneImportModule.Sandbox.Service;

/// <summary>Dates as Graph writes them: UTC, as many digits as needed, never null ("0001-01-01T00:00:00Z" is none).</summary>
internal static class DateText
{
    public static string Of(DateTimeOffset date) => date.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture);
}
