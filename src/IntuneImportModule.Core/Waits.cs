namespace IntuneImportModule.Core;

/// <summary>Waits on a given clock. The framework's own ways differ between .NET and .NET Framework.</summary>
internal static class Waits
{
    /// <summary>Waits so long.</summary>
    /// <param name="duration">Zero or more.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the wait with an <see cref="OperationCanceledException"/>.</param>
    public static Task ForAsync(TimeSpan duration, TimeProvider time, CancellationToken cancellationToken) =>
#if NET
        Task.Delay(duration, time, cancellationToken);
#else
        time.Delay(duration, cancellationToken);
#endif

    /// <summary>A source that cancels after so long.</summary>
    /// <param name="duration">More than zero.</param>
    /// <param name="time">The clock.</param>
    public static CancellationTokenSource LimitOf(TimeSpan duration, TimeProvider time) =>
#if NET
        new(duration, time);
#else
        time.CreateCancellationTokenSource(duration);
#endif
}
