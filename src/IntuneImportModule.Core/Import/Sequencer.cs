namespace IntuneImportModule.Core.Import;

/// <summary>Lets rows out in the order they came in, each as soon as it and all before it are settled.</summary>
internal sealed class Sequencer
{
    private readonly Queue<Ticket> waiting = new();

    /// <summary>Rows that are not out yet.</summary>
    public int Count => waiting.Count;

    /// <summary>The next row takes its place in the order.</summary>
    /// <param name="ticket">The row.</param>
    public void Add(Ticket ticket) => waiting.Enqueue(ticket);

    /// <summary>True where the next row is settled.</summary>
    public bool IsNextSettled => waiting.Count > 0 && waiting.Peek().IsSettled;

    /// <summary>The next row if it is settled.</summary>
    public Ticket? TakeSettled() => IsNextSettled ? waiting.Dequeue() : null;
}
