using IntuneImportModule.Core.Changes;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Import;

/// <summary>Removes import records of this run, by their ids and no other way.</summary>
internal static class RecordCleanUp
{
    /// <summary>Removes the records of finished rows. That one stays is no failure of its row.</summary>
    /// <param name="rows">Rows with record ids.</param>
    /// <param name="context">The run's services.</param>
    /// <returns>How many could not be removed.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<HeldRow> rows, RunContext context)
    {
        AutopilotImportRemoval[] drafts = [.. rows.Select(row => new AutopilotImportRemoval { Id = row.Result.Id, SerialNumber = row.Result.SerialNumber })];
        if (context.IsSendingOver)
        {
            return drafts.Length;
        }

        try
        {
            GraphException? denial = await AutopilotImportRemoval.SendAsync(context.Client, drafts, context.Sending).ConfigureAwait(false);
            if (denial is not null)
            {
                context.Fail(RequestRefusal.Ending(denial.Error));
            }
        }
        catch (OperationCanceledException) when (context.IsSendingOver && !context.IsHalted)
        {
            context.Log(Texts.RunEndedBefore);
        }

        // A record that somebody else removed meanwhile is gone too.
        return drafts.Count(draft => draft.Status is not (ChangeStatus.Removed or ChangeStatus.NotFound) || draft.IsOpen);
    }
}
