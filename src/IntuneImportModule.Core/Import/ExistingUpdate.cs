using IntuneImportModule.Core.Changes;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Registrations;

namespace IntuneImportModule.Core.Import;

/// <summary>Gives devices that are registered already the group tag and user of their rows, twenty to a request.</summary>
internal static class ExistingUpdate
{
    /// <summary>Updates what differs. A row whose cells are empty is not even looked up.</summary>
    /// <param name="rows">Rows that turned out to be registered; takes the outcomes.</param>
    /// <param name="context">The run's services.</param>
    public static async Task RunAsync(IReadOnlyList<HeldRow> rows, RunContext context)
    {
        HeldRow[] wanting = [.. rows.Where(row => row.Result.GroupTag is not null || row.Result.AssignedUserPrincipalName is not null)];
        for (int start = 0; start < wanting.Length; start += GraphBatch.Most)
        {
            HeldRow[] twenty = [.. wanting.Skip(start).Take(GraphBatch.Most)];
            AutopilotRegistrationChange[] drafts = [.. twenty.Select(row => new AutopilotRegistrationChange
            {
                Id = row.Result.DeviceRegistrationId,
                SerialNumber = row.Result.SerialNumber,
            })];
            if (context.IsSendingOver)
            {
                drafts = [.. drafts.Select(draft => ChangeVerdict.NotSent(draft, Texts.RunEndedBefore))];
            }
            else
            {
                await UpdateAsync(twenty, drafts, context).ConfigureAwait(false);
            }

            for (int i = 0; i < twenty.Length; i++)
            {
                twenty[i].IsUpdateOpen = drafts[i].Status is ChangeStatus.NotSent or ChangeStatus.Unconfirmed;
                twenty[i].Result = Judge(twenty[i].Result, drafts[i], context.Client.ServiceNow);
            }
        }
    }

    /// <summary>The result of a row with the outcome of its update. Pure.</summary>
    /// <param name="result">The result of the import: already present. One with a begun update was written down by an earlier run.</param>
    /// <param name="change">The outcome.</param>
    /// <param name="now">The service's clock.</param>
    internal static AutopilotImportResult Judge(AutopilotImportResult result, AutopilotRegistrationChange change, DateTimeOffset now)
    {
        AutopilotImportResult plain = result with
        {
            DeviceRegistrationId = change.Id ?? result.DeviceRegistrationId,
            IsUpdateBegun = false,
            UpdatedDateTime = null,
            OldGroupTag = null,
            OldAssignedUser = null,
        };
        return change.Status switch
        {
            ChangeStatus.Updated => Updated(plain, change.OldGroupTag, change.OldAssignedUser, now) with { RequestId = change.RequestId ?? result.RequestId },

            // What an earlier run was about to send has arrived.
            ChangeStatus.Unchanged when result.IsUpdateBegun => Updated(plain, result.OldGroupTag, result.OldAssignedUser, result.UpdatedDateTime),
            ChangeStatus.Unchanged => plain with { Remedy = null },
            ChangeStatus.NotSent => plain with { Message = Phrase.Of(Texts.ExistingNotUpdated, change.Message) },
            ChangeStatus.Unconfirmed => Failed(plain, change) with { Status = ImportStatus.Unconfirmed, Message = change.Message },
            _ => Failed(plain, change),
        };
    }

    private static AutopilotImportResult Updated(AutopilotImportResult result, string? oldGroupTag, string? oldUser, DateTimeOffset? at) => result with
    {
        Status = ImportStatus.Updated,
        UpdatedDateTime = at,
        OldGroupTag = oldGroupTag,
        OldAssignedUser = oldUser,
        Message = null,
        Remedy = null,
    };

    private static AutopilotImportResult Failed(AutopilotImportResult result, AutopilotRegistrationChange change) => result with
    {
        Status = ImportStatus.Failed,
        ErrorCode = change.ErrorCode,
        ErrorName = change.ErrorName ?? nameof(Texts.ExistingNotUpdated),
        Message = Phrase.Of(Texts.ExistingNotUpdated, change.Message),
        Remedy = change.Remedy,
        RequestId = change.RequestId ?? result.RequestId,
    };

    private static async Task UpdateAsync(HeldRow[] rows, AutopilotRegistrationChange[] drafts, RunContext context)
    {
        try
        {
            RegistrationLookup lookup = new(context.Client, RegistrationCollection.Version, context.Sending);
            IReadOnlyList<IReadOnlyList<AutopilotRegistrationRecord>> found = await RegistrationTarget.FindAsync(
                [.. drafts.Select(draft => new RegistrationTarget(draft.Id, draft.SerialNumber))], lookup).ConfigureAwait(false);
            for (int i = 0; i < drafts.Length; i++)
            {
                drafts[i] = RegistrationWriter.Plan(
                    drafts[i], found[i], new RegistrationValues(rows[i].Result.GroupTag, rows[i].Result.AssignedUserPrincipalName, null));
            }

            for (int i = 0; i < drafts.Length; i++)
            {
                if (drafts[i].IsOpen)
                {
                    rows[i].KeepBegun(drafts[i], context);
                }
            }

            context.Journal?.Flush();
            Deny(await new RegistrationWriter(context.Client, context.Sending).UpdateAsync(drafts).ConfigureAwait(false), context);
        }
        catch (GraphException failure)
        {
            Deny(failure, context);
            for (int i = 0; i < drafts.Length; i++)
            {
                drafts[i] = drafts[i].IsOpen ? ChangeVerdict.Judge(drafts[i], failure) : drafts[i];
            }
        }
        catch (OperationCanceledException) when (context.IsSendingOver && !context.IsHalted)
        {
            // The run has failed meanwhile. Whether the last request went through is open only for what was sent.
            for (int i = 0; i < drafts.Length; i++)
            {
                drafts[i] = drafts[i].IsOpen ? ChangeVerdict.NotSent(drafts[i], Texts.RunEndedBefore) : drafts[i];
            }
        }
    }

    private static void Deny(GraphException? denial, RunContext context)
    {
        if (denial is { Verdict: GraphVerdict.Denied })
        {
            context.Fail(RequestRefusal.Ending(denial.Error));
        }
    }
}
