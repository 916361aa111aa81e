using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Registrations;

namespace IntuneImportModule.Core.Import;

/// <summary>Waits until imported devices have their deployment profile. A sync is started only while no batch is on its way.</summary>
/// <remarks>
/// A device whose group tag was changed may keep the profile of its old tag for a while, and nothing documented tells that one from the
/// same profile for the new tag. So a profile counts only once a sync that began after the change is over, and with a date after the change.
/// </remarks>
/// <param name="isImporting">Whether batches are on their way.</param>
internal sealed class ProfileWait(Func<bool> isImporting)
{
    private readonly ProfileSync syncs = new();

    /// <summary>Waits until each row has its profile, or its time is over.</summary>
    /// <param name="rows">Rows whose devices are registered; takes the outcomes.</param>
    /// <param name="context">The run's services.</param>
    /// <returns>How many have none because their time was over.</returns>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public async Task<int> WaitAsync(IReadOnlyList<HeldRow> rows, RunContext context)
    {
        long settled = context.Time.GetTimestamp();
        long patienceFrom = settled;
        List<HeldRow> open = [.. rows];
        while (open.Count > 0)
        {
            patienceFrom = isImporting() ? context.Time.GetTimestamp() : patienceFrom;
            await RoundAsync(open, settled, context).ConfigureAwait(false);
            open.RemoveAll(row => row.Result is { Profile: not null } or { Status: ImportStatus.Failed });
            if (open.Count == 0 || context.IsSendingOver || context.Time.GetElapsedTime(patienceFrom) >= context.Options.ProfileTimeout)
            {
                break;
            }

            TimeSpan left = context.Options.ProfileTimeout - context.Time.GetElapsedTime(patienceFrom);
            TimeSpan pause = context.Options.PollingInterval < left ? context.Options.PollingInterval : left;
            await context.PauseAsync(pause).ConfigureAwait(false);
        }

        open.ForEach(row => row.Result = WithoutProfile(row, context));
        return open.Count;
    }

    /// <summary>The result of a row with what its registration says of the profile. Pure.</summary>
    /// <param name="result">The result so far.</param>
    /// <param name="registration">The registration, read in beta.</param>
    /// <param name="isSynced">True once a sync is over that began after the last was done to the device.</param>
    internal static AutopilotImportResult Judge(AutopilotImportResult result, AutopilotRegistrationRecord registration, bool isSynced)
    {
        result = result with { DeviceRegistrationId = registration.Id ?? result.DeviceRegistrationId };
        DateTimeOffset? assigned = GraphDate.Read(registration.DeploymentProfileAssignedDateTime);
        bool mayBeOfOldTag = IsRetagged(result);
        if (RegistrationProfiles.HasProfile(registration))
        {
            return mayBeOfOldTag && !(isSynced && assigned >= result.UpdatedDateTime) ? result : result with
            {
                Profile = NameOf(registration),
                ProfileAssignedDateTime = assigned,
            };
        }

        return !RegistrationProfiles.HasFailed(registration) || (mayBeOfOldTag && !isSynced) ? result : result with
        {
            Status = ImportStatus.Failed,
            ErrorName = nameof(Texts.ProfileFailed),
            Message = Phrase.Of(Texts.ProfileFailed, registration.DeploymentProfileAssignmentDetailedStatus),
            Remedy = Texts.ProfileFailedRemedy,
        };
    }

    // Letter case counts, as it does for the update.
    private static bool IsRetagged(AutopilotImportResult result) =>
        result is { Status: ImportStatus.Updated, GroupTag: { } tag } && !string.Equals(tag, result.OldGroupTag, StringComparison.Ordinal);

    // The name is a courtesy; without it the state has to do.
    private static string? NameOf(AutopilotRegistrationRecord registration) =>
        registration.DeploymentProfile?.DisplayName is { Length: > 0 } name ? name : registration.DeploymentProfileAssignmentStatus;

    private static AutopilotImportResult WithoutProfile(HeldRow row, RunContext context)
    {
        double seconds = context.Options.ProfileTimeout.TotalSeconds;
        AutopilotImportResult pending = row.Result with { Status = ImportStatus.Pending };
        if (context.IsSendingOver)
        {
            return pending with { Message = Texts.ProfileNotWaited };
        }

        return row.Seen is { } seen && RegistrationProfiles.HasProfile(seen)
            ? pending with
            {
                Message = Phrase.Of(Texts.ProfileNotNew, NameOf(seen), seconds),
                Remedy = Texts.ProfileNotNewRemedy,
            }
            : pending with { Message = Phrase.Of(Texts.ProfileOvertime, seconds) };
    }

    private async Task RoundAsync(List<HeldRow> open, long settled, RunContext context)
    {
        bool isSynced = false;
        await SurviveAsync(async () => isSynced = await SyncAsync(settled, context).ConfigureAwait(false), context).ConfigureAwait(false);
        await SurviveAsync(() => LookAsync(open, isSynced, context), context).ConfigureAwait(false);
    }

    private async Task<bool> SyncAsync(long settled, RunContext context) =>
        !isImporting() && !context.IsSendingOver && await syncs.IsSyncedSinceAsync(settled, context).ConfigureAwait(false);

    private static async Task LookAsync(List<HeldRow> open, bool isSynced, RunContext context)
    {
        RegistrationLookup lookup = new(context.Client, RegistrationCollection.ProfileVersion, context.Asking);
        IReadOnlyList<IReadOnlyList<AutopilotRegistrationRecord>> found = await RegistrationTarget.FindAsync(
            [.. open.Select(row => new RegistrationTarget(row.Result.DeviceRegistrationId, row.Result.SerialNumber))], lookup).ConfigureAwait(false);
        int[] known = [.. Enumerable.Range(0, open.Count).Where(i => found[i].Count == 1)];
        IReadOnlyList<AutopilotRegistrationRecord> named = await RegistrationProfiles
            .NameAsync([.. known.Select(i => found[i][0])], lookup).ConfigureAwait(false);
        for (int i = 0; i < known.Length; i++)
        {
            HeldRow row = open[known[i]];
            row.Seen = named[i];
            row.Result = Judge(row.Result, named[i], isSynced);
        }
    }

    private static async Task SurviveAsync(Func<Task> part, RunContext context)
    {
        try
        {
            await part().ConfigureAwait(false);
        }
        catch (GraphException denied) when (denied.Verdict == GraphVerdict.Denied)
        {
            context.Fail(RequestRefusal.Ending(denied.Error));
        }
        catch (GraphException passing)
        {
            // The next round asks again, until the rows' time is over.
            context.Log(Phrase.Of(Texts.PollFailed, passing.Message));
        }
        catch (OperationCanceledException) when (context.IsSendingOver && !context.IsHalted)
        {
            context.Log(Texts.RunEndedBefore);
        }
    }
}
