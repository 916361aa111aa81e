namespace IntuneImportModule.Core.Tests.Journal;

/// <summary>A clock that runs faster than the real one, for a service whose own waits are long.</summary>
internal sealed class FastClock(double speed) : TimeProvider
{
    private readonly DateTimeOffset start = System.GetUtcNow();
    private readonly long startTimestamp = System.GetTimestamp();

    /// <summary>How long something takes on this clock that takes so long on the real one.</summary>
    public TimeSpan Real(TimeSpan duration) => duration * speed;

    public override DateTimeOffset GetUtcNow() => start + Real(System.GetElapsedTime(startTimestamp));

    public override long GetTimestamp() => (long)((System.GetTimestamp() - startTimestamp) * speed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Shorten(dueTime), Shorten(period));

    private TimeSpan Shorten(TimeSpan duration) => duration <= TimeSpan.Zero ? duration : duration / speed;
}
