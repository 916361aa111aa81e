using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Journal;

namespace IntuneImportModule.Core.Import;

/// <summary>Rows that are sent together, or the part of them that is still to be sent.</summary>
/// <param name="Number">1-based number of the original batch; parts keep it.</param>
/// <param name="Rows">The rows, in input order.</param>
/// <param name="Buffer">Their JSON, shared by all parts of the original batch.</param>
internal sealed record Batch(int Number, IReadOnlyList<Ticket> Rows, PooledBuffer Buffer)
{
    /// <summary>Sent as importId with every row; parts keep it, so that one question answers for the whole batch.</summary>
    public Guid ImportId { get; init; } = Guid.NewGuid();

    /// <summary>Sends that this part's rows have been through.</summary>
    public int Attempts { get; init; }

    /// <summary>How often these rows were sent again after an unclear answer.</summary>
    public int Resends { get; init; }

    /// <summary>When this part was last sent.</summary>
    public DateTimeOffset? SubmittedDateTime { get; init; }

    /// <summary>What a row's result names as its batch: none before the first attempt.</summary>
    public int? SentNumber => Attempts > 0 ? Number : null;

    /// <summary>Timestamp of the very first attempt to send these rows; null before it.</summary>
    public long? FirstSentAt { get; init; }

    /// <summary>True once an attempt was made whose outcome stayed open.</summary>
    public bool HadUnclearAttempt { get; init; }

    /// <summary>The send of an earlier run whose outcome is open; null for rows of this run.</summary>
    public JournalSend? Earlier { get; init; }

    /// <summary>The rows, where an earlier run has seen all of them accepted; null for rows to be sent.</summary>
    public IReadOnlyList<OpenRow>? Accepted { get; init; }

    /// <summary>The same batch reduced to some of its rows.</summary>
    /// <param name="rows">The rows that are left.</param>
    public Batch Only(IReadOnlyList<Ticket> rows) => this with { Rows = rows };

    /// <summary>Lets go of the rows, whose journey is over, for the reason of <see cref="Ticket.TakeResult"/>.</summary>
    public void Forget()
    {
        // Those of the builder, a thousand of them and more with each batch; the others are few.
        if (Rows is List<Ticket> rows)
        {
            rows.Clear();
        }
    }

    /// <summary>Two halves, in order. Each is a request of its own with its own patience, unless something of them may have arrived.</summary>
    public (Batch First, Batch Second) Split()
    {
        int half = Rows.Count / 2;
        Batch fresh = HadUnclearAttempt ? this : this with { FirstSentAt = null };
        return (fresh.Only([.. Rows.Take(half)]), fresh.Only([.. Rows.Skip(half)]));
    }
}
