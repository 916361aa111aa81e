namespace IntuneImportModule.Core.Import;

/// <summary>Lets rows out in the order they came in, each as soon as it and all before it are settled.</summary>
/// <remarks>
/// Holds the callers' own objects weakly: thousands of rows are under way at once, and keeping what they were made of alive would cost more
/// than all else that a run keeps. The weak references go round, as making one costs more than reading a row, and are looked at only for
/// rows that somebody may ask about.
/// </remarks>
internal sealed class Sequencer
{
    private readonly Queue<Place> waiting = new();
    private readonly Stack<WeakReference> spare = new();

    /// <summary>Rows that are not out yet.</summary>
    public int Count => waiting.Count;

    /// <summary>The next row takes its place in the order.</summary>
    /// <param name="ticket">The row.</param>
    /// <param name="target">The caller's own object; null for none.</param>
    /// <param name="keeps">True for a row that will surely be named in an error, and keeps its object alive for it.</param>
    public void Add(Ticket ticket, object? target, bool keeps) =>
        waiting.Enqueue(keeps || target is null ? new Place(ticket, target, null) : new Place(ticket, null, Hold(target)));

    /// <summary>True where the next row is settled.</summary>
    public bool IsNextSettled => waiting.Count > 0 && waiting.Peek().Ticket.IsSettled;

    /// <summary>The next row if it is settled.</summary>
    /// <param name="target">The caller's own object where the row did not succeed and that is still alive, otherwise the row's result.</param>
    public Ticket? TakeSettled(out object? target)
    {
        if (!IsNextSettled)
        {
            target = null;
            return null;
        }

        Place next = waiting.Dequeue();
        ImportResult result = next.Ticket.Draft;
        target = result.Succeeded ? result : next.Target ?? next.Weak?.Target ?? result;
        if (next.Weak is { } weak)
        {
            spare.Push(weak);
        }

        return next.Ticket;
    }

    private WeakReference Hold(object target)
    {
        if (spare.Count == 0)
        {
            return new WeakReference(target);
        }

        WeakReference weak = spare.Pop();
        weak.Target = target;
        return weak;
    }

    private readonly record struct Place(Ticket Ticket, object? Target, WeakReference? Weak);
}
