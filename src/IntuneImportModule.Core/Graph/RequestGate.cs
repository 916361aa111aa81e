namespace IntuneImportModule.Core.Graph;

/// <summary>How many requests may be under way at once: halved when the service throttles, one more after a clean stretch.</summary>
internal sealed class RequestGate
{
    /// <summary>So many undisturbed answers in a row earn one more request at a time.</summary>
    internal const int CleanStretch = 8;

    private readonly object sync = new();
    private readonly Queue<TaskCompletionSource<bool>> waiting = new();
    private readonly int limit;
    private int allowed;
    private int underWay;
    private int clean;

    /// <summary>Starts with all that is ever allowed.</summary>
    /// <param name="limit">The most that are ever allowed.</param>
    public RequestGate(int limit)
    {
        this.limit = limit;
        allowed = limit;
    }

    /// <summary>The number that is allowed at present.</summary>
    public int Allowed
    {
        get
        {
            lock (sync)
            {
                return allowed;
            }
        }
    }

    /// <summary>Waits for a place. Every success must be followed by <see cref="Leave"/>.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource<bool> place = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (sync)
        {
            cancellationToken.ThrowIfCancellationRequested();
            waiting.Enqueue(place);
            Admit();
        }

        using CancellationTokenRegistration registration = cancellationToken.Register(() => place.TrySetCanceled(cancellationToken));
        await place.Task.ConfigureAwait(false);
    }

    /// <summary>Gives the place back.</summary>
    public void Leave()
    {
        lock (sync)
        {
            underWay--;
            Admit();
        }
    }

    /// <summary>The service throttled a request.</summary>
    public void Throttled()
    {
        lock (sync)
        {
            allowed = Math.Max(1, allowed / 2);
            clean = 0;
        }
    }

    /// <summary>The service answered a request without throttling it.</summary>
    public void Answered()
    {
        lock (sync)
        {
            if (allowed < limit && ++clean >= CleanStretch)
            {
                allowed++;
                clean = 0;
                Admit();
            }
        }
    }

    private void Admit()
    {
        while (underWay < allowed && waiting.Count > 0)
        {
            // One that gave up waiting does not take the place.
            if (waiting.Dequeue().TrySetResult(true))
            {
                underWay++;
            }
        }
    }
}
