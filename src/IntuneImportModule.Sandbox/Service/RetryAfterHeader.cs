using System.Globalization;

namespace IntuneImportModule.Sandbox.Service;

/// <summary>Says a waiting time in one of the ways seen.</summary>
internal static class RetryAfterHeader
{
    /// <summary>The header's text; null when the style has none.</summary>
    public static string? Text(TimeSpan wait, RetryAfterStyle style, DateTimeOffset now) => style switch
    {
        RetryAfterStyle.Seconds => Seconds(wait).ToString(CultureInfo.InvariantCulture),
        RetryAfterStyle.Fractional => wait.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture),
        RetryAfterStyle.HttpDate => Ceiling(now + wait).ToString("R", CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>Whole seconds, never fewer than asked for.</summary>
    public static long Seconds(TimeSpan wait) => (long)Math.Ceiling(wait.TotalSeconds);

    private static DateTimeOffset Ceiling(DateTimeOffset time)
    {
        long rest = time.Ticks % TimeSpan.TicksPerSecond;
        return rest == 0 ? time : time.AddTicks(TimeSpan.TicksPerSecond - rest);
    }
}
