using System.Globalization;
using System.Text.Json;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Journal;

namespace IntuneImportModule.Core.Import;

/// <summary>The journal as a run sees it: what to write when, and what its own failure means.</summary>
internal sealed class RunJournal : IDisposable
{
    private const long ServiceClockUnknown = long.MinValue;
    private const int MostIdsInLine = 100_000;

    private readonly ImportJournal journal;
    private readonly GraphConnection connection;
    private readonly TimeProvider time;
    private readonly RowDigest digest;
    private readonly string path;
    private long serviceOffset = ServiceClockUnknown;
    private int importIdsNoted;

    private RunJournal(ImportJournal journal, string path, GraphConnection connection, ImportOptions options)
    {
        this.journal = journal;
        this.path = path;
        this.connection = connection;
        time = options.Time;
        digest = new RowDigest(journal.Contents.Header.Salt!, options.Overwrite);
    }

    /// <summary>Told when the journal fails in mid-run: nothing may be sent without it.</summary>
    public Action<RunFailure> Failed { get; set; } = _ => { };

    /// <summary>Number of this run, by which its baseline goes.</summary>
    public int Run => journal.Run;

    /// <summary>What earlier runs have left behind.</summary>
    public JournalContents Earlier => journal.Contents;

    /// <summary>Opens the journal that the options name.</summary>
    /// <param name="options">The run's options.</param>
    /// <param name="action">The Graph action.</param>
    /// <param name="connection">Where the run goes.</param>
    /// <returns>Null for a run without a journal.</returns>
    /// <exception cref="JournalException">The journal cannot be used.</exception>
    public static RunJournal? Open(ImportOptions options, string action, GraphConnection connection)
    {
        if (options.JournalPath is null)
        {
            return null;
        }

        string path = Path.GetFullPath(options.JournalPath);
        JournalBinding binding = new(connection.Endpoint, action, connection.Tokens.Info.TenantId);
        ImportJournal journal = ImportJournal.Open(path, binding);
        if (journal.Contents.ImportIdsKept is { } kept)
        {
            connection.ImportIds.LearnKept(kept);
        }

        return new RunJournal(journal, path, connection, options) { importIdsNoted = journal.Contents.ImportIdsKept is null ? 0 : 1 };
    }

    /// <summary>What earlier runs know of a row. Called on the posting thread.</summary>
    /// <param name="ticket">A row that may be sent; it learns its key.</param>
    /// <exception cref="JournalException">The file cannot be read any longer.</exception>
    public EarlierRow? Find(Ticket ticket)
    {
        ticket.Mark = new JournalMark(digest.Of(ticket.Candidate!));
        if (journal.Find(ticket.Mark.Key) is not { } row)
        {
            return null;
        }

        try
        {
            return new EarlierRow(row, row.Result is { } result ? ImportResultJson.Read(result, ticket.Draft) : null);
        }
        catch (JsonException damaged)
        {
            throw JournalException.Damaged(path, 0, damaged);
        }
    }

    /// <summary>Rows are about to be sent.</summary>
    /// <param name="part">The rows.</param>
    /// <returns>False if that could not be written: they must not be sent.</returns>
    public bool Sent(Batch part)
    {
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset first = now - (part.FirstSentAt is { } sent ? time.GetElapsedTime(sent) : TimeSpan.Zero);
        JournalSend send = new()
        {
            ImportId = part.ImportId,
            Batch = part.Number,
            Attempts = part.Attempts + 1,
            At = now,
            First = part.Earlier?.First ?? first,
            FirstService = part.Earlier is { } earlier ? earlier.FirstService : ByService(first),
            Baseline = part.Earlier?.Baseline ?? Run,
        };
        NoteImportIds();
        bool isWritten = Try(() => journal.Sent(send, [.. part.Rows.Select(r => r.Mark!.Key)], connection.Tokens.Info.TenantId));
        foreach (Ticket ticket in part.Rows)
        {
            ticket.Mark!.IsWritten |= isWritten;
        }

        return isWritten;
    }

    /// <summary>Something is known of a row: accepted, or settled.</summary>
    /// <param name="ticket">The row. One that was never sent leaves no trace.</param>
    /// <param name="result">Its result so far.</param>
    public void Outcome(Ticket ticket, ImportResult result)
    {
        if (ticket.Mark is { IsWritten: true } mark)
        {
            Try(() => journal.Outcome(mark.Key, StateOf(result), json => ImportResultJson.Write(json, result)));
        }
    }

    /// <summary>Which records were there before this run sent anything.</summary>
    /// <param name="ids">Digests of those that no earlier run has listed.</param>
    /// <param name="isComplete">Whether these are all.</param>
    public void Baseline(IReadOnlyList<ulong> ids, bool isComplete) => Try(() =>
    {
        for (int from = 0; from == 0 || from < ids.Count; from += MostIdsInLine)
        {
            ulong[] some = [.. ids.Skip(from).Take(MostIdsInLine)];
            bool isLast = from + MostIdsInLine >= ids.Count;
            journal.Note(new JournalLine { Baseline = Run, Complete = isComplete && isLast, Ids = RecordDigest.Join(some) });
        }
    });

    /// <summary>The service told the time.</summary>
    /// <param name="now">Its time; null where it did not.</param>
    public void ServiceClock(DateTimeOffset? now)
    {
        if (now is { } date)
        {
            Volatile.Write(ref serviceOffset, (date - time.GetUtcNow()).Ticks);
        }
    }

    /// <summary>Waits until the disk has everything.</summary>
    public void Flush()
    {
        if (journal.IsBegun)
        {
            NoteImportIds();
            Try(journal.Flush);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Flush();
        journal.Dispose();
        digest.Dispose();
    }

    // A refusal by status is final. Anything else that failed without a record may still turn up.
    private static JournalRowState StateOf(ImportResult result) => result.Status switch
    {
        ImportStatus.Imported or ImportStatus.Updated or ImportStatus.AlreadyPresent => JournalRowState.Done,
        ImportStatus.Pending => JournalRowState.Accepted,
        ImportStatus.Unconfirmed => JournalRowState.Open,
        ImportStatus.Failed => IsFinal(result) ? JournalRowState.Failed : JournalRowState.Open,
        _ => JournalRowState.Failed,
    };

    private static bool IsFinal(ImportResult result) =>
        result is AutopilotImportResult { Id: not null } or DeviceIdentityImportResult { Accepted: not null }
        || (int.TryParse(result.ErrorCode, NumberStyles.None, CultureInfo.InvariantCulture, out int status)
            && status is >= 400 and < 500 and not 408);

    private DateTimeOffset? ByService(DateTimeOffset ours)
    {
        long ticks = Volatile.Read(ref serviceOffset);
        return ticks == ServiceClockUnknown ? null : ours.AddTicks(ticks);
    }

    // What the session has learned of the service, be it before this run, decides how a later one asks for lost rows.
    private void NoteImportIds()
    {
        if (connection.ImportIds.IsKept is { } kept && Interlocked.Exchange(ref importIdsNoted, 1) == 0)
        {
            Try(() => journal.Note(new JournalLine { ImportIdsKept = kept }));
        }
    }

    private bool Try(Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (JournalException failure)
        {
            Failed(new RunFailure(failure.ErrorId, failure.Message));
            return false;
        }
    }
}
