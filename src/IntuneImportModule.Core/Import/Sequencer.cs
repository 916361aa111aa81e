namespace IntuneImportModule.Core.Import;

/// <summary>Lets rows out in the order they came in, each as soon as it and all before it are settled.</summary>
internal sealed class Sequencer
{
    private readonly Queue<Place> waiting = new();
    private readonly CallerObjects objects = new();

    /// <summary>Rows that are not out yet.</summary>
    public int Count => waiting.Count;

    /// <summary>The next row takes its place in the order.</summary>
    /// <param name="ticket">The row.</param>
    /// <param name="target">The caller's own object; null for none.</param>
    /// <param name="keeps">True for a row that will surely be named in an error, and keeps its object alive for it.</param>
    public void Add(Ticket ticket, object? target, bool keeps) =>
        waiting.Enqueue(keeps || target is null ? new Place(ticket, target, null) : new Place(ticket, null, objects.Hold(target)));

    /// <summary>True where the next row is settled.</summary>
    public bool IsNextSettled => waiting.Count > 0 && waiting.Peek().Ticket.IsSettled;

    /// <summary>The next row if it is settled.</summary>
    /// <param name="target">The caller's own object where it is still at hand, otherwise the row's result.</param>
    public Ticket? TakeSettled(out object? target)
    {
        if (!IsNextSettled)
        {
            target = null;
            return null;
        }

        Place next = waiting.Dequeue();
        target = next.Target ?? (next.Held is { } held ? objects.Release(held) : null) ?? next.Ticket.Draft;
        return next.Ticket;
    }

    private readonly record struct Place(Ticket Ticket, object? Target, CallerObjects.Held? Held);
}
