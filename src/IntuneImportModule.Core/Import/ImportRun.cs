using System.Collections.Concurrent;
using IntuneImportModule.Core.Csv;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Journal;

namespace IntuneImportModule.Core.Import;

/// <summary>
/// One import from its first row to its last result. The caller posts rows and pulls events, both on one thread;
/// batches travel in the background. Post before you pull: what was posted is never lost, whatever happens while pulling.
/// </summary>
/// <example>
/// foreach row: <c>run.Post(row)</c>, then pass on every event of <c>run.Ready()</c>; at the end those of <c>run.Rest()</c>.
/// </example>
public sealed class ImportRun : IDisposable
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(500);

    private readonly ImportAction action;
    private readonly RunContext context;
    private readonly ImportOptions options;
    private readonly Func<ImportResult, bool>? approve;
    private readonly BlockingCollection<ImportEvent> mail = new(new ConcurrentQueue<ImportEvent>());
    private readonly Journeys journeys;
    private readonly GatheredRows gathered;
    private readonly Sequencer sequencer = new();
    private readonly InputCheck check;
    private readonly BatchBuilder builder;
    private readonly RunJournal? journal;
    private readonly ResumedRows resumed;
    private readonly RunTally tally;
    private readonly RejectFile? rejects;
    private int batchesLeaving;
    private int batchesOpen;

    private ImportRun(
        ImportAction action, GraphConnection connection, ImportOptions options, RunJournal? journal, Func<ImportResult, bool>? approve)
    {
        this.action = action;
        check = new InputCheck(action.Admit);
        this.options = options;
        this.approve = approve;
        this.journal = journal;
        context = new RunContext(connection, options, journal, mail.Add);
        journeys = new Journeys(action, context, mail.Add);
        resumed = new ResumedRows(options);
        builder = new BatchBuilder(options.BatchSize, options.MaxBodyBytes);
        tally = new RunTally(options.Time, ProgressInterval);
        gathered = new GatheredRows(row => check.Apply(row, tally.NextRow()), Admit, action.MostGathered);
        rejects = OpenRejects();
    }

    /// <summary>An import of Autopilot devices.</summary>
    /// <param name="connection">Where to.</param>
    /// <param name="options">How.</param>
    /// <param name="defaults">Values for every row; null for none.</param>
    /// <param name="approve">Asked once for each row that would be sent; null approves all.</param>
    /// <exception cref="IOException">The reject file cannot be written.</exception>
    /// <exception cref="JournalException">The journal that the options name cannot be used.</exception>
    public static ImportRun ForAutopilotDevices(
        GraphConnection connection, ImportOptions options, RowDefaults? defaults = null, Func<ImportResult, bool>? approve = null)
    {
        RunJournal? journal = RunJournal.Open(options, "importedWindowsAutopilotDeviceIdentities/import", connection);
        return new ImportRun(new AutopilotImport(defaults ?? RowDefaults.None, journal, AfterSettling.Of(options)), connection, options, journal, approve);
    }

    /// <summary>An import of corporate device identifiers.</summary>
    /// <inheritdoc cref="ForAutopilotDevices" path="/*[not(self::summary)]"/>
    public static ImportRun ForDeviceIdentities(
        GraphConnection connection, ImportOptions options, RowDefaults? defaults = null, Func<ImportResult, bool>? approve = null)
    {
        RunJournal? journal = RunJournal.Open(options, "importDeviceIdentityList", connection);
        return new ImportRun(new DeviceIdentityImport(defaults ?? RowDefaults.None, options.Overwrite), connection, options, journal, approve);
    }

    /// <summary>Takes a row: rules, duplicates, approval, batch. A full batch leaves at once. Identifiers that come fast are taken a few at a time.</summary>
    /// <param name="row">The row.</param>
    /// <param name="target">The caller's own object, named in its error; null names the result.</param>
    /// <exception cref="IOException">The row cannot be kept for the reject file: the disk is full.</exception>
    /// <exception cref="JournalException">The journal cannot be read any longer.</exception>
    public void Post(DeviceRow row, object? target = null)
    {
        // Who is asked about a row is asked at once, and a batch leaves with the row that fills it.
        gathered.Add(row, target, enough: approve is null && tally.AreRowsMany ? builder.Room : 1);
    }

    private void Admit(IdentifiedCandidate identified, DeviceRow row, object? target)
    {
        ImportResult? refused = check.Refuse(identified);
        Ticket ticket = refused is null ? new Ticket(identified.Candidate) : new Ticket(refused);
        ticket.RejectOffset = rejects?.Keep(row) ?? -1;
        sequencer.Add(ticket, target, keeps: refused is { Status: ImportStatus.Invalid });
        EarlierRow? earlier = null;
        if ((refused ?? SettledBeforeSending(ticket, out earlier)) is { } result)
        {
            Settle(ticket, result.Resumed ? result : result with { SettledDateTime = options.Time.GetUtcNow() });
        }
        else if ((earlier is null ? builder.Add(ticket) : resumed.Add(ticket, earlier)) is { } full)
        {
            Dispatch(full);
        }
    }

    /// <summary>True where <see cref="Ready"/> has something to tell or must wait; after most rows it has not, and need not be asked.</summary>
    public bool HasNews => !MayPost || mail.Count > 0 || sequencer.IsNextSettled || tally.IsProgressDue;

    /// <summary>What is to be told now. Waits while as many batches as allowed are on their way out.</summary>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    /// <exception cref="IOException">As <see cref="Post"/>.</exception>
    /// <exception cref="JournalException">As <see cref="Post"/>.</exception>
    public IEnumerable<ImportEvent> Ready()
    {
        if (!HasNews)
        {
            return [];
        }

        if (tally.IsProgressDue)
        {
            // Rows do not come as fast any more, perhaps, so none of them waits for others.
            gathered.AdmitAll();
        }

        return Pull(() => MayPost);
    }

    /// <summary>No more rows: sends the remainder and tells everything until the last row is settled.</summary>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    /// <exception cref="IOException">The reject file cannot be written.</exception>
    /// <exception cref="JournalException">The journal cannot be read any longer.</exception>
    public IEnumerable<ImportEvent> Rest()
    {
        gathered.AdmitAll();
        tally.Complete();
        foreach (Batch left in resumed.TakeAll())
        {
            Dispatch(left);
        }

        if (builder.Take() is { } last)
        {
            Dispatch(last);
        }

        foreach (ImportEvent told in Pull(() => batchesOpen == 0 && sequencer.Count == 0))
        {
            yield return told;
        }

        rejects?.Finish();
        foreach (string summary in tally.Summaries().Concat(action.Summaries()))
        {
            yield return new WarningEvent(summary);
        }

        if (context.Failure is { } failure)
        {
            yield return new RunFailedEvent(failure);
        }
    }

    /// <summary>Writes no reject file after all.</summary>
    public void DropRejects() => rejects?.Drop();

    /// <summary>Stops the run from any thread: nothing more is sent, pulling ends. Requests under way are left to <see cref="Dispose"/>.</summary>
    public void Stop() => context.Halt();

    /// <summary>Stops the run and waits up to five seconds for requests under way, so that their outcome is known.</summary>
    public void Dispose()
    {
        context.Halt();
        bool areOver = journeys.End(options.StopPatience);

        // On a full disk a file may throw; the others end all the same. The context last: a journal that fails now still tells it.
        using (areOver ? mail : null)
        using (areOver ? context : null)
        using (rejects)
        using (journal)
        using (resumed)
        {
            builder.Dispose();
        }
    }

    private RejectFile? OpenRejects()
    {
        try
        {
            return options.RejectPath is { } path ? new RejectFile(path, action.Kind) : null;
        }
        catch
        {
            // Nobody gets this run, and its journal would be in use for the next one.
            journal?.Dispose();
            throw;
        }
    }

    private bool MayPost => batchesLeaving < options.ThrottleLimit;

    private ImportResult? SettledBeforeSending(Ticket ticket, out EarlierRow? left)
    {
        left = journal?.Find(ticket);
        if (left?.Finished(options) is { } finished)
        {
            return finished;
        }

        bool isOver = context.IsSendingOver;
        return isOver || approve?.Invoke(ticket.Draft) == false
            ? left?.NotContinued(ticket.Draft, isOver)
                ?? ticket.Draft with { Status = ImportStatus.NotSent, Message = isOver ? Texts.RunEndedBefore : Texts.NotApproved }
            : null;
    }

    private void Dispatch(Batch batch)
    {
        batchesLeaving++;
        batchesOpen++;
        tally.Sent(batch.Rows.Count);
        journeys.Begin(batch);
    }

    private IEnumerable<ImportEvent> Pull(Func<bool> isEnough)
    {
        while (true)
        {
            while (sequencer.TakeSettled(out object? target) is { } settled)
            {
                ImportResult result = settled.TakeResult();
                if (rejects is not null && !result.Status.IsOnItsWay())
                {
                    rejects.Reject(settled.RejectOffset);
                }

                yield return new ResultEvent(result, target!);
            }

            if (tally.ProgressDue() is { } progress)
            {
                yield return new ProgressEvent(progress);
            }

            bool waits = !isEnough();
            if (mail.TryTake(out ImportEvent? next, waits ? (int)ProgressInterval.TotalMilliseconds : 0, context.Asking.Halt))
            {
                if (Take(next) is { } told)
                {
                    yield return told;
                }
            }
            else if (!waits)
            {
                yield break;
            }
        }
    }

    private ImportEvent? Take(ImportEvent next)
    {
        switch (next)
        {
            case RowsSettledEvent settlement:
                settlement.Take(Settle);
                return null;
            case BatchMovedEvent { IsOver: false }:
                batchesLeaving--;
                return null;
            case BatchMovedEvent moved:
                batchesOpen--;
                SettleLeftovers(moved.Batch);
                moved.Batch.Forget();
                return null;
            default:
                return next;
        }
    }

    private void SettleLeftovers(Batch batch)
    {
        // Only a defect leaves rows behind; even then each gets its result.
        foreach (Ticket ticket in batch.Rows)
        {
            if (!ticket.IsSettled)
            {
                Settle(ticket, ticket.Draft with { Status = ImportStatus.Unconfirmed, Message = Texts.OutcomeUnknown, Batch = batch.Number });
            }
        }
    }

    private void Settle(Ticket ticket, ImportResult result)
    {
        ticket.Settle(result);
        tally.Settled(result);
    }
}
