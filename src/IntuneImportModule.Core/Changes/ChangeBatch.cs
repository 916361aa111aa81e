using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Changes;

/// <summary>Sends the open rows of a change through $batch and puts each answer to its row.</summary>
internal static class ChangeBatch
{
    /// <summary>Sends one call for each open row.</summary>
    /// <typeparam name="T">The kind of result.</typeparam>
    /// <param name="client">Sends the requests.</param>
    /// <param name="version">v1.0 or beta.</param>
    /// <param name="drafts">All rows; those that are closed stay as they are. Takes the outcomes.</param>
    /// <param name="call">The call of a row; null for none.</param>
    /// <param name="done">The status of a success.</param>
    /// <param name="stopping">Ends it early.</param>
    /// <returns>Why nothing more need be sent; null where sending may go on.</returns>
    public static async Task<GraphException?> SendAsync<T>(
        GraphClient client, string version, T[] drafts, Func<T, GraphBatchItem?> call, ChangeStatus done, Stopping stopping)
        where T : ChangeResult
    {
        List<int> rows = [];
        List<GraphBatchItem> items = [];
        for (int i = 0; i < drafts.Length; i++)
        {
            if (drafts[i].IsOpen && call(drafts[i]) is { } item)
            {
                rows.Add(i);
                items.Add(item);
            }
        }

        GraphBatch batch = new(client, version, items, stopping);
        GraphException? failure = null;
        try
        {
            await batch.SendAsync().ConfigureAwait(false);
        }
        catch (GraphException whole)
        {
            failure = whole;
        }
        finally
        {
            // Also where the run ends meanwhile: what is known of a row is not lost. One that was surely not carried out stays open.
            for (int i = 0; i < rows.Count; i++)
            {
                drafts[rows[i]] = Judge(drafts[rows[i]], batch, i, failure, done, client.Time.GetUtcNow());
            }
        }

        return failure is { Verdict: GraphVerdict.Denied } ? failure : Denial(drafts, rows, batch.Answers, client);
    }

    private static T Judge<T>(T draft, GraphBatch batch, int index, GraphException? failure, ChangeStatus done, DateTimeOffset now)
        where T : ChangeResult
    {
        if (batch.Answers[index] is { } answer)
        {
            return ChangeVerdict.Judge(draft, answer, done, now);
        }

        return batch.MayBeDone(index) ? ChangeVerdict.Unconfirmed(draft, failure?.Error)
            : failure is not null ? ChangeVerdict.Judge(draft, failure)
            : draft;
    }

    // A permission that one call lacks, all lack; the rows say that they were not sent, and the command ends with the reason.
    private static GraphException? Denial<T>(T[] drafts, List<int> rows, IReadOnlyList<GraphBatchItemAnswer?> answers, GraphClient client)
        where T : ChangeResult
    {
        GraphException? denial = null;
        for (int i = 0; i < rows.Count; i++)
        {
            if (answers[i] is { Status: 401 or 403 } answer)
            {
                denial ??= new GraphException(GraphVerdict.Denied, answer.ReadError(client.Time.GetUtcNow()));
                drafts[rows[i]] = answer.AfterUnclear ? drafts[rows[i]] : ChangeVerdict.Judge(drafts[rows[i]], denial);
            }
        }

        return denial;
    }
}
