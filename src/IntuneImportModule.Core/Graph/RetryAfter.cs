using System.Globalization;

namespace IntuneImportModule.Core.Graph;

/// <summary>Reads how long the service asks to wait, in every form it is known to use.</summary>
internal static class RetryAfter
{
    /// <summary>No service means more than this; a larger figure is a mistake and is cut.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Whole seconds, fractional seconds ("2.128") or an HTTP date.</summary>
    /// <param name="text">The header's value or Intune's nested RetryAfter.</param>
    /// <param name="now">The service's clock where its answer carried a date, ours otherwise.</param>
    /// <returns>The wait, from zero to <see cref="Longest"/>; null where the text says nothing usable.</returns>
    public static TimeSpan? Parse(string? text, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        string trimmed = text!.Trim();
        if (double.TryParse(trimmed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds))
        {
            // "NaN" and "-Infinity" are numbers to .NET, whatever the styles allow.
            return seconds >= 0 ? TimeSpan.FromSeconds(Math.Min(seconds, Longest.TotalSeconds)) : null;
        }

        return DateTimeOffset.TryParse(
            trimmed, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset date)
                ? Limit(date - now)
                : null;
    }

    private static TimeSpan Limit(TimeSpan wait) =>
        wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait;
}
