namespace IntuneImportModule.Core.Tests.Import;

/// <summary>
/// Counts the threads that work for one run at this moment: its execution context goes wherever its work goes, and the runtime tells when a
/// thread takes it up and puts it down.
/// </summary>
internal sealed class Workers
{
    private static readonly AsyncLocal<Workers?> Current = new(OnChanged);
    private int _running;
    private int _changes;

    // Mono runs all timers on one thread that keeps the context of whoever made the first: that must not be a run, or it would never be idle.
    static Workers()
    {
        using (ExecutionContext.SuppressFlow())
        {
            new Timer(_ => { }, null, dueTime: 1, Timeout.Infinite).Dispose();
        }
    }

    public bool AreIdle => Volatile.Read(ref _running) == 0;

    /// <summary>Counts up whenever a thread takes up or puts down work.</summary>
    public int Changes => Volatile.Read(ref _changes);

    /// <summary>Work that this thread starts from now on is counted; the thread itself is not.</summary>
    public void Follow() => Current.Value = this;

    private static void OnChanged(AsyncLocalValueChangedArgs<Workers?> change)
    {
        if (!change.ThreadContextChanged)
        {
            return;
        }

        if (change.PreviousValue is { } left)
        {
            Interlocked.Decrement(ref left._running);
            Interlocked.Increment(ref left._changes);
        }

        if (change.CurrentValue is { } taken)
        {
            Interlocked.Increment(ref taken._running);
            Interlocked.Increment(ref taken._changes);
        }
    }
}
