using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Import;

/// <summary>Asks for records one by one, twenty to a request.</summary>
internal static class RecordsById
{
    /// <summary>The records that are there.</summary>
    /// <param name="rows">Rows whose records have ids.</param>
    /// <param name="context">The run's services.</param>
    /// <exception cref="GraphException">It could not be asked.</exception>
    public static async Task<IReadOnlyList<AutopilotImportRecord>> AskAsync(IReadOnlyList<WaitingRow> rows, RunContext context)
    {
        List<GraphBatchItem> items = [.. rows.Select(row => new GraphBatchItem("GET", ImportRecords.PathOf(row.Record.Id!)))];
        IReadOnlyList<GraphBatchItemAnswer?> answers = await GraphBatch
            .AskAsync(context.Client, ImportRecords.Version, items, context.Asking).ConfigureAwait(false);
        List<AutopilotImportRecord> records = [];
        for (int i = 0; i < answers.Count; i++)
        {
            AutopilotImportRecord? record = answers[i]?.Read(GraphJson.Default.AutopilotImportRecord);

            // 404 is a record that is gone; anything else tells nothing, so what was known stays.
            if (record is not null)
            {
                records.Add(record);
            }
            else if (answers[i]?.Status != 404)
            {
                records.Add(rows[i].Record);
            }
        }

        return records;
    }
}
