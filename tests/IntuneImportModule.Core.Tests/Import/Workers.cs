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
