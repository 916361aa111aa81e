using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Journal;

namespace IntuneImportModule.Core.Import;

/// <summary>A row on its way: its place in the order, what its result will look like, and where its JSON stands.</summary>
internal sealed class Ticket
{
    /// <summary>A row that was admitted or refused.</summary>
    /// <param name="draft">The result as far as it is known.</param>
    public Ticket(ImportResult draft) => Draft = draft;

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

    /// <summary>The row's fate is known.</summary>
    /// <param name="result">The final result.</param>
    public void Settle(ImportResult result)
    {
        Draft = result;
        IsSettled = true;
    }
}
