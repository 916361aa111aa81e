using IntuneImportModule.Core.Changes;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Import;

/// <summary>Removes import records of this run, by their ids and no other way.</summary>
internal static class RecordCleanUp
{
    /// <summary>Removes the records of finished rows. That one stays is no failure of its row.</summary>
    /// <param name="rows">Rows with records; takes which are removed.</param>
    /// <param name="context">The run's services.</param>
    /// <returns>How many could not be removed, those without a known id among them.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<HeldRow> rows, RunContext context)
    {
        HeldRow[] known = [.. rows.Where(row => row.Result.Id is not null)];
        AutopilotImportRemoval[] drafts = [.. known.Select(row => new AutopilotImportRemoval { Id = row.Result.Id, SerialNumber = row.Result.SerialNumber })];
        if (context.IsSendingOver)
        {
            return rows.Count;
        }

        // What was written down of these rows has to be on the disk before their records are gone.
        context.Journal?.Flush();
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

        int removed = 0;
        for (int i = 0; i < known.Length; i++)
        {
            // A record that somebody else removed meanwhile is gone too.
            if (!drafts[i].IsOpen && drafts[i].Status is ChangeStatus.Removed or ChangeStatus.NotFound)
            {
                known[i].Result = known[i].Result with { IsRecordRemoved = true };
                removed++;
            }
        }

        return rows.Count - removed;
    }
}
