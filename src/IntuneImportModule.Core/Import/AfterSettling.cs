using System.Collections.Concurrent;

namespace IntuneImportModule.Core.Import;

/// <summary>
/// What is done with Autopilot rows after their import is over: registered devices are updated, records removed, profiles waited
/// for. A row is held back until all of it is done, so that it still has one result, in its turn.
/// </summary>
internal sealed class AfterSettling
{
    private readonly ImportOptions options;
    private readonly ConcurrentDictionary<Ticket, AutopilotImportResult> held = new();
    private readonly ProfileWait profiles;
    private int unsettled;
    private int notRemoved;
    private int withoutProfile;

    private AfterSettling(ImportOptions options)
    {
        this.options = options;
        profiles = new ProfileWait(() => Volatile.Read(ref unsettled) > 0);
    }

    /// <summary>The stage that the options ask for; null for none.</summary>
    /// <param name="options">The run's options.</param>
    public static AfterSettling? Of(ImportOptions options) =>
        options.UpdateExisting || options.CleanUp || options.WaitForProfile ? new AfterSettling(options) : null;

    /// <summary>Rows are held back from here on.</summary>
    /// <param name="context">The run's services.</param>
    public void Attach(RunContext context) => context.Holds ??= Hold;

    /// <summary>A batch is about to be sent.</summary>
    /// <param name="context">The run's services.</param>
    public void Begin(RunContext context)
    {
        Attach(context);
        Interlocked.Increment(ref unsettled);
    }

    /// <summary>Does what is to be done with a batch's rows, and lets them out.</summary>
    /// <param name="batch">The batch as it was dispatched.</param>
    /// <param name="context">The run's services.</param>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public async Task RunAsync(Batch batch, RunContext context)
    {
        List<HeldRow> rows = [];
        foreach (Ticket ticket in batch.Rows)
        {
            if (held.TryRemove(ticket, out AutopilotImportResult? result))
            {
                rows.Add(new HeldRow(ticket, result));
            }
        }

        if (options.UpdateExisting)
        {
            await ExistingUpdate.RunAsync([.. rows.Where(row => row.Result.Status == ImportStatus.AlreadyPresent)], context).ConfigureAwait(false);
        }

        if (batch.Accepted is null)
        {
            Interlocked.Decrement(ref unsettled);
        }

        rows.ForEach(row => row.Keep(context));
        if (options.CleanUp)
        {
            int left = await RecordCleanUp.RunAsync([.. rows.Where(row => MayHaveRecord(row.Result))], context).ConfigureAwait(false);
            Interlocked.Add(ref notRemoved, left);
        }

        if (options.WaitForProfile)
        {
            int without = await profiles.WaitAsync(
                [.. rows.Where(row => row.Result.Status.IsSuccess() && !row.IsUpdateOpen)], context).ConfigureAwait(false);
            Interlocked.Add(ref withoutProfile, without);
        }

        rows.ForEach(row => row.Release(context));
    }

    /// <summary>What to warn of once at the end.</summary>
    public IEnumerable<string> Summaries()
    {
        if (notRemoved > 0)
        {
            yield return Phrase.Of(Texts.CleanUpSummary, notRemoved);
        }

        if (withoutProfile > 0)
        {
            yield return Phrase.Of(Texts.ProfileSummary, withoutProfile);
        }
    }

    private bool Hold(Ticket ticket, ImportResult result)
    {
        bool isWanted = result is AutopilotImportResult autopilot
            && ((options.UpdateExisting && result.Status == ImportStatus.AlreadyPresent)
                || (options.WaitForProfile && result.Status.IsSuccess())

                // A record that is still worked on is left to the service.
                || (options.CleanUp && MayHaveRecord(autopilot) && (result.Status.IsSuccess() || result.Status == ImportStatus.Failed)));
        return isWanted && held.TryAdd(ticket, (AutopilotImportResult)result);
    }

    // One whose id did not come is there all the same; a row that was never accepted has none.
    private static bool MayHaveRecord(AutopilotImportResult result) =>
        !result.IsRecordRemoved && (result.Id is not null || result.DeviceImportStatus is not null);
}
