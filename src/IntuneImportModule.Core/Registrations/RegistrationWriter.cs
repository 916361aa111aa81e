using IntuneImportModule.Core.Changes;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Registrations;

/// <summary>Changes and removes registrations, twenty to a request.</summary>
/// <param name="client">Sends the requests.</param>
/// <param name="stopping">Ends it early.</param>
internal sealed class RegistrationWriter(GraphClient client, Stopping stopping)
{
    /// <summary>What a row would change. Closed where its registration is missing, ambiguous, or has the values already.</summary>
    /// <param name="draft">The row's result so far.</param>
    /// <param name="found">What was found for it.</param>
    /// <param name="wanted">The values that it is to have.</param>
    public static AutopilotRegistrationChange Plan(
        AutopilotRegistrationChange draft, IReadOnlyList<AutopilotRegistrationRecord> found, RegistrationValues wanted)
    {
        draft = Identify(draft, found);
        if (!draft.IsOpen)
        {
            return draft;
        }

        AutopilotRegistration now = AutopilotRegistration.Of(found[0]);
        RegistrationDifference? difference = RegistrationDifference.Between(now, wanted);
        draft = draft with
        {
            Difference = difference,
            OldGroupTag = now.GroupTag,
            OldAssignedUser = now.UserPrincipalName,
            OldDisplayName = now.DisplayName,
            GroupTag = After(now.GroupTag, difference?.GroupTag),
            AssignedUser = After(now.UserPrincipalName, difference?.AssignedUser),
            DisplayName = After(now.DisplayName, difference?.DisplayName),
        };
        return difference is null ? ChangeVerdict.Closed(draft, ChangeStatus.Unchanged) : draft;
    }

    /// <summary>Gives a row the id of the one registration that was found for it.</summary>
    /// <param name="draft">The row's result so far.</param>
    /// <param name="found">What was found for it.</param>
    public static AutopilotRegistrationChange Identify(AutopilotRegistrationChange draft, IReadOnlyList<AutopilotRegistrationRecord> found) => found.Count switch
    {
        0 => ChangeVerdict.NotFound(draft),
        1 => draft with { Id = found[0].Id, SerialNumber = found[0].SerialNumber ?? draft.SerialNumber },
        _ => ChangeVerdict.Invalid(
            draft,
            nameof(Texts.RegistrationAmbiguous),
            Phrase.Of(Texts.RegistrationAmbiguous, draft.SerialNumber, found.Count),
            Texts.RegistrationAmbiguousRemedy),
    };

    /// <summary>Sends what differs.</summary>
    /// <param name="drafts">The rows; takes the outcomes.</param>
    /// <returns>Why nothing more need be sent; null where sending may go on.</returns>
    public async Task<GraphException?> UpdateAsync(AutopilotRegistrationChange[] drafts)
    {
        GraphException? denial = await ChangeBatch.SendAsync(
            client, RegistrationCollection.Version, drafts, UpdateOf, ChangeStatus.Updated, stopping).ConfigureAwait(false);
        if (denial is not null)
        {
            return denial;
        }

        // A user is taken away by a call of its own, where the first one did not fail.
        int[] half = [.. Enumerable.Range(0, drafts.Length)
            .Where(i => drafts[i] is { Status: ChangeStatus.Updated, IsOpen: false, Difference.RemovesUser: true })];
        foreach (int i in half)
        {
            drafts[i] = drafts[i] with { IsOpen = true };
        }

        denial = await ChangeBatch.SendAsync(
            client, RegistrationCollection.Version, drafts, UnassignmentOf, ChangeStatus.Updated, stopping).ConfigureAwait(false);
        foreach (int i in half.Where(i => drafts[i].Status is not (ChangeStatus.Updated or ChangeStatus.Unconfirmed)))
        {
            drafts[i] = drafts[i] with
            {
                Status = ChangeStatus.Failed,
                ErrorName = drafts[i].ErrorName ?? nameof(Texts.UserNotRemoved),
                Message = Phrase.Of(Texts.UserNotRemoved, drafts[i].Message),
            };
        }

        return denial;
    }

    /// <summary>Asks the service to remove registrations; it takes up to half an hour.</summary>
    /// <param name="drafts">The rows; takes the outcomes.</param>
    /// <returns>Why nothing more need be sent; null where sending may go on.</returns>
    public async Task<GraphException?> RemoveAsync(AutopilotRegistrationChange[] drafts)
    {
        GraphException? denial = await ChangeBatch.SendAsync(
            client,
            RegistrationCollection.Version,
            drafts,
            draft => new GraphBatchItem("DELETE", RegistrationCollection.PathOf(draft.Id!)),
            ChangeStatus.Removed,
            stopping).ConfigureAwait(false);
        for (int i = 0; i < drafts.Length; i++)
        {
            if (drafts[i] is { Status: ChangeStatus.Removed, Message: null, IsOpen: false } accepted)
            {
                drafts[i] = accepted with { Message = Texts.RemovalAccepted };
            }
        }

        return denial;
    }

    /// <summary>Waits until removed registrations are gone.</summary>
    /// <param name="drafts">The rows; those that are still there when patience is over become Pending.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="interval">How often to ask.</param>
    /// <exception cref="GraphException">It could not be asked.</exception>
    public async Task WaitUntilGoneAsync(AutopilotRegistrationChange[] drafts, TimeSpan patience, TimeSpan interval)
    {
        RegistrationLookup lookup = new(client, RegistrationCollection.Version, stopping);
        long started = client.Time.GetTimestamp();
        List<int> open = [.. Enumerable.Range(0, drafts.Length).Where(i => drafts[i].Status == ChangeStatus.Removed)];
        while (true)
        {
            IReadOnlyList<AutopilotRegistrationRecord?> there = await lookup.ByIdAsync([.. open.Select(i => drafts[i].Id!)]).ConfigureAwait(false);
            List<int> left = [];
            for (int i = 0; i < open.Count; i++)
            {
                if (there[i] is null)
                {
                    drafts[open[i]] = drafts[open[i]] with { Message = null };
                }
                else
                {
                    left.Add(open[i]);
                }
            }

            open = left;
            TimeSpan rest = patience - client.Time.GetElapsedTime(started);
            if (open.Count == 0 || rest <= TimeSpan.Zero)
            {
                break;
            }

            TimeSpan pause = interval < rest ? interval : rest;
            await Waits.ForAsync(pause, client.Time, stopping.Halt).ConfigureAwait(false);
        }

        open.ForEach(i => drafts[i] = drafts[i] with
        {
            Status = ChangeStatus.Pending,
            Message = Phrase.Of(Texts.RemovalOvertime, patience.TotalSeconds),
        });
    }

    private static string? After(string? now, string? change) => change is null ? now : change.Length == 0 ? null : change;

    private static GraphBatchItem? UpdateOf(AutopilotRegistrationChange draft) => draft.Difference is { HasProperties: true } difference
        ? new GraphBatchItem("POST", RegistrationCollection.PathOf(draft.Id!, "/updateDeviceProperties")) { Body = difference.ToJson() }
        : null;

    private static GraphBatchItem? UnassignmentOf(AutopilotRegistrationChange draft) => draft.Difference is { RemovesUser: true }
        ? new GraphBatchItem("POST", RegistrationCollection.PathOf(draft.Id!, "/unassignUserFromDevice"))
        : null;
}
