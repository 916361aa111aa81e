using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Journal;

namespace IntuneImportModule.Core.Import;

/// <summary>A row on its way: its place in the order, what its result will look like, and where its JSON stands.</summary>
internal sealed class Ticket
{
    private readonly object? target;

    /// <summary>A row that was admitted or refused.</summary>
    /// <param name="draft">The result as far as it is known.</param>
    /// <param name="target">The caller's own object; null for none.</param>
    /// <param name="isLong">True for a row that stays open long: a run must not keep a million such objects alive.</param>
    public Ticket(ImportResult draft, object? target, bool isLong)
    {
        Draft = draft;
        this.target = isLong && target is not null ? new WeakReference(target) : target;
    }

    /// <summary>The result so far; replaced by the final one when the row is settled.</summary>
    public ImportResult Draft { get; set; }

    /// <summary>True once <see cref="Draft"/> is final. Set on the pulling thread only.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>Where the row's JSON stands in its batch.</summary>
    public BufferSlice Slice { get; set; }

    /// <summary>Digest of identity and values for the journal; null without one.</summary>
    public JournalKey? JournalKey { get; set; }

    /// <summary>True once the journal says that the row was sent, so that it must learn of the outcome.</summary>
    public bool IsJournaled { get; set; }

    /// <summary>Where the row stands in the reject spool; -1 without one.</summary>
    public long RejectOffset { get; set; } = -1;

    /// <summary>What an error record names as its target.</summary>
    public object Target => (target is WeakReference weak ? weak.Target : target) ?? Draft;

    /// <summary>The row's fate is known.</summary>
    /// <param name="result">The final result.</param>
    public void Settle(ImportResult result)
    {
        Draft = result;
        IsSettled = true;
    }
}
