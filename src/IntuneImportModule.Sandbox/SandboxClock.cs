namespace IntuneImportModule.Sandbox;

/// <summary>
/// The one clock of the sandbox. Dates in answers are the provider's own; only durations are divided by the time scale, so that a created
/// date can always be compared with the Date header.
/// </summary>
internal sealed class SandboxClock(TimeProvider provider, double scale)
{
    public DateTimeOffset Now => provider.GetUtcNow();

    public long Timestamp => provider.GetTimestamp();

    public TimeSpan Since(long timestamp) => provider.GetElapsedTime(timestamp);

    public TimeSpan Scale(TimeSpan duration) => TimeSpan.FromTicks((long)(duration.Ticks / scale));

    public Task DelayAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        TimeSpan scaled = Scale(duration);
        if (scaled <= TimeSpan.Zero)
        {
            return Task.CompletedTask;
        }
#if NET8_0_OR_GREATER
        return Task.Delay(scaled, provider, cancellationToken);
#else
        return provider.Delay(scaled, cancellationToken);
#endif
    }
}
