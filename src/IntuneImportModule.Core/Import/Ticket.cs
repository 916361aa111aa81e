using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Import;

/// <summary>A row on its way: its place in the order, what its result will look like, and where its JSON stands.</summary>
internal sealed class Ticket
{
    private ImportResult? draft;

    /// <summary>A row of which there is a result already.</summary>
    /// <param name="draft">The result as far as it is known.</param>
    public Ticket(ImportResult draft) => this.draft = draft;

    /// <summary>A row that may be sent.</summary>
    /// <param name="candidate">The row after the rules.</param>
    public Ticket(Candidate candidate) => Candidate = candidate;

    /// <summary>The row after the rules; null where that was in an earlier run, or where it was refused.</summary>
    public Candidate? Candidate { get; }

    /// <summary>
    /// The result so far; replaced by the final one when the row is settled. Made when somebody asks: thousands of rows are under way at
    /// once, and a result is three times as large as what it is made of.
    /// </summary>
    public ImportResult Draft
    {
        get => draft ??= Candidate!.Draft();
        set => draft = value;
    }

    /// <summary>True once <see cref="Draft"/> is final. Set on the pulling thread only.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>Where the row's JSON stands in its batch.</summary>
    public BufferSlice Slice { get; set; }

    /// <summary>The row's place in the journal; null without one.</summary>
    public JournalMark? Mark { get; set; }

    /// <summary>Where the row stands in the reject spool; -1 without one.</summary>
    public long RejectOffset { get; set; } = -1;

    /// <summary>The result of a settled row, which is told now and kept no longer.</summary>
    /// <remarks>
    /// The collector counts as old what it has met under way, and at the next collection keeps whatever that still names, needed or not: a ticket
    /// its result, a list the rows that were added since. So what is done with is let go of. From then on <see cref="Draft"/> is what it was at first.
    /// </remarks>
    public ImportResult TakeResult()
    {
        ImportResult result = Draft;
        if (Candidate is not null)
        {
            draft = null;
        }

        return result;
    }

    /// <summary>The row's fate is known.</summary>
    /// <param name="result">The final result.</param>
    public void Settle(ImportResult result)
    {
        Draft = result;
        IsSettled = true;
    }
}
