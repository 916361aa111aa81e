using System.Text.Json;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Import;

/// <summary>Asks for records one by one, twenty to a request.</summary>
internal static class RecordsById
{
    private const string Version = "v1.0";

    /// <summary>The records that are there.</summary>
    /// <param name="rows">Rows whose records have ids.</param>
    /// <param name="context">The run's services.</param>
    /// <exception cref="GraphException">It could not be asked.</exception>
    public static async Task<IReadOnlyList<AutopilotImportRecord>> AskAsync(IReadOnlyList<WaitingRow> rows, RunContext context)
    {
        string path = ImportRecords.Collection.Substring(Version.Length) + "/";
        List<GraphBatchItem> items = [.. rows.Select(row => new GraphBatchItem("GET", path + Uri.EscapeDataString(row.Record.Id!)))];
        IReadOnlyList<GraphBatchItemAnswer?> answers = await GraphBatch
            .AskAsync(context.Client, Version, items, context.Asking).ConfigureAwait(false);
        List<AutopilotImportRecord> records = [];
        for (int i = 0; i < answers.Count; i++)
        {
            AutopilotImportRecord? record = Read(answers[i]);

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

    private static AutopilotImportRecord? Read(GraphBatchItemAnswer? answer)
    {
        try
        {
            return answer is { Status: 200, Body: { ValueKind: JsonValueKind.Object } body }
                ? body.Deserialize(GraphJson.Default.AutopilotImportRecord)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
