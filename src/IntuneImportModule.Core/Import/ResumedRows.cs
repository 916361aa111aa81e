using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Journal;

namespace IntuneImportModule.Core.Import;

/// <summary>
/// Gathers the rows that an earlier run has left in flight, each send's by themselves, because they are asked for by its importId;
/// and those that the service has accepted, which need only be waited for.
/// </summary>
/// <remarks>Holds no more rows than an earlier run had in flight. Used on the posting thread only.</remarks>
internal sealed class ResumedRows(ImportOptions options) : IDisposable
{
    private readonly Dictionary<JournalSend, (BatchBuilder Builder, int Rows)> sends = [];
    private List<OpenRow> accepted = [];

    /// <summary>Adds a row.</summary>
    /// <param name="ticket">The row.</param>
    /// <param name="earlier">What the journal knows.</param>
    /// <returns>A batch that is full now; null while there is room.</returns>
    public Batch? Add(Ticket ticket, EarlierRow earlier)
    {
        // Its outcome belongs into the journal, whether this run sends it again or not.
        ticket.Mark!.IsWritten = true;
        if (earlier.Row.State is JournalRowState.Accepted or JournalRowState.Done)
        {
            ticket.Draft = earlier.Row.State == JournalRowState.Done
                ? earlier.Result! with { Resumed = true, SettledDateTime = null }
                : earlier.Result! with { Message = null, SettledDateTime = null };
            accepted.Add(OpenRow.Of(ticket, options.Time.GetTimestamp()));
            return accepted.Count >= options.BatchSize ? TakeAccepted() : null;
        }

        JournalSend send = earlier.Row.Send;
        (BatchBuilder builder, int rows) = sends.TryGetValue(send, out (BatchBuilder, int) known)
            ? known
            : (new BatchBuilder(options.BatchSize, options.MaxBodyBytes), 0);
        Batch? full = builder.Add(ticket);
        sends[send] = (builder, ++rows);
        if (full is null && rows == earlier.Row.RowsLeft)
        {
            full = builder.Take();
        }

        return full is null ? null : Resumed(full, send);
    }

    /// <summary>The rest, when no more rows will come.</summary>
    public IEnumerable<Batch> TakeAll()
    {
        foreach (KeyValuePair<JournalSend, (BatchBuilder Builder, int Rows)> send in sends)
        {
            if (send.Value.Builder.Take() is { } batch)
            {
                yield return Resumed(batch, send.Key);
            }
        }

        if (accepted.Count > 0)
        {
            yield return TakeAccepted();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach ((BatchBuilder builder, int _) in sends.Values)
        {
            builder.Dispose();
        }
    }

    private Batch Resumed(Batch batch, JournalSend send) => batch with
    {
        Number = send.Batch,
        ImportId = send.ImportId,
        Attempts = send.Attempts,
        SubmittedDateTime = send.At,
        FirstSentAt = options.Time.GetTimestamp(),
        Earlier = send,
    };

    private Batch TakeAccepted()
    {
        List<OpenRow> rows = accepted;
        accepted = [];
        return new Batch(rows[0].Ticket.Draft.Batch ?? 0, [.. rows.Select(row => row.Ticket)], new PooledBuffer(0)) { Accepted = rows };
    }
}
