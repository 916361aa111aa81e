using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Registrations;
using IntuneImportModule.Core.Sync;

namespace IntuneImportModule.Core.Import;

/// <summary>
/// Waits until imported devices have their deployment profile. One sync serves all batches that were settled before it: it is
/// started only while no batch is on its way, and again where a later batch needs one, as soon as the ten-minute rule allows.
/// </summary>
/// <param name="isImporting">Whether batches are on their way.</param>
internal sealed class ProfileWait(Func<bool> isImporting)
{
    private readonly object sync = new();
    private Task? attempt;
    private long? syncStarted;

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

        open.ForEach(row => row.Result = row.Result with
        {
            Status = ImportStatus.Pending,
            Message = context.IsSendingOver
                ? Texts.ProfileNotWaited
                : Phrase.Of(Texts.ProfileOvertime, context.Options.ProfileTimeout.TotalSeconds),
        });
        return open.Count;
    }

    /// <summary>The result of a row with what its registration says of the profile. Pure.</summary>
    /// <param name="result">The result so far.</param>
    /// <param name="registration">The registration, read in beta.</param>
    internal static AutopilotImportResult Judge(AutopilotImportResult result, AutopilotRegistrationRecord registration)
    {
        result = result with { DeviceRegistrationId = registration.Id ?? result.DeviceRegistrationId };
        if (RegistrationProfiles.HasProfile(registration))
        {
            return result with
            {
                // The name is a courtesy; without it the state has to do.
                Profile = registration.DeploymentProfile?.DisplayName is { Length: > 0 } name ? name : registration.DeploymentProfileAssignmentStatus,
                ProfileAssignedDateTime = GraphDate.Read(registration.DeploymentProfileAssignedDateTime),
            };
        }

        return !RegistrationProfiles.HasFailed(registration) ? result : result with
        {
            Status = ImportStatus.Failed,
            ErrorName = nameof(Texts.ProfileFailed),
            Message = Phrase.Of(Texts.ProfileFailed, registration.DeploymentProfileAssignmentDetailedStatus),
            Remedy = Texts.ProfileFailedRemedy,
        };
    }

    private async Task RoundAsync(List<HeldRow> open, long settled, RunContext context)
    {
        try
        {
            if (!isImporting() && !context.IsSendingOver)
            {
                await SyncAsync(settled, context).ConfigureAwait(false);
            }

            RegistrationLookup lookup = new(context.Client, RegistrationCollection.ProfileVersion, context.Asking);
            IReadOnlyList<IReadOnlyList<AutopilotRegistrationRecord>> found = await RegistrationTarget.FindAsync(
                [.. open.Select(row => new RegistrationTarget(row.Result.DeviceRegistrationId, row.Result.SerialNumber))], lookup).ConfigureAwait(false);
            for (int i = 0; i < open.Count; i++)
            {
                if (found[i].Count == 1)
                {
                    IReadOnlyList<AutopilotRegistrationRecord> named = await RegistrationProfiles.NameAsync(found[i], lookup).ConfigureAwait(false);
                    open[i].Result = Judge(open[i].Result, named[0]);
                }
            }
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

    // Batches that want a sync at the same time share one attempt.
    private Task SyncAsync(long settled, RunContext context)
    {
        lock (sync)
        {
            if (syncStarted >= settled)
            {
                return Task.CompletedTask;
            }

            return attempt is { IsCompleted: false } ? attempt : attempt = TryAsync(context);
        }
    }

    private async Task TryAsync(RunContext context)
    {
        // A sync that runs already may have begun before the devices were there; so it does not count.
        long now = context.Time.GetTimestamp();
        AutopilotSync service = new(context.Client, new SyncOptions { Rule = context.Options.SyncRule }, context.Sending);
        if ((await service.TryStartAsync().ConfigureAwait(false)).Started)
        {
            lock (sync)
            {
                syncStarted = now;
            }
        }
    }
}
