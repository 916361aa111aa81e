namespace IntuneImportModule.Core.Graph;

/// <summary>The ways to ask for Autopilot import records.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/intune-enrollment-importedwindowsautopilotdeviceidentity-list</remarks>
internal static class ImportRecords
{
    /// <summary>The collection below the Graph root.</summary>
    public const string Collection = "v1.0/deviceManagement/importedWindowsAutopilotDeviceIdentities";

    /// <summary>The version that has it.</summary>
    public const string Version = "v1.0";

    /// <summary>All records with an importId.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="importId">The importId.</param>
    /// <param name="stopping">Ends it early.</param>
    /// <returns>Null where the service refuses the filter.</returns>
    /// <exception cref="GraphException">It could not be asked.</exception>
    public static async Task<IReadOnlyList<AutopilotImportRecord>?> WithImportIdAsync(GraphClient client, string importId, Stopping stopping)
    {
        ImportIdMemory memory = client.Connection.ImportIds;
        string filter = Uri.EscapeDataString($"importId eq '{importId.Replace("'", "''")}'");
        List<AutopilotImportRecord> records = [];
        try
        {
            await foreach (IReadOnlyList<AutopilotImportRecord> page in PagesAsync(client, "?$filter=" + filter, stopping).ConfigureAwait(false))
            {
                // A service that ignored the filter would answer with everybody's records.
                records.AddRange(page.Where(r => string.Equals(r.ImportId, importId, StringComparison.OrdinalIgnoreCase)));
            }
        }
        catch (GraphException refused) when (refused.Error.StatusCode is 400 or 501)
        {
            memory.LearnFilter(false);
            return null;
        }

        memory.LearnFilter(true);
        return records;
    }

    /// <summary>The records with these ids, twenty to a request.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="ids">The ids.</param>
    /// <param name="stopping">Ends it early.</param>
    /// <returns>For each id its record; null where there is none.</returns>
    /// <exception cref="GraphException">It could not be asked.</exception>
    public static async Task<IReadOnlyList<AutopilotImportRecord?>> WithIdsAsync(GraphClient client, IReadOnlyList<string> ids, Stopping stopping)
    {
        IReadOnlyList<GraphBatchItemAnswer?> answers = await GraphBatch.AskAsync(
            client, Version, [.. ids.Select(id => new GraphBatchItem("GET", PathOf(id)))], stopping).ConfigureAwait(false);
        return [.. answers.Select(answer => answer switch
        {
            { Status: 200 } => answer.Read(GraphJson.Default.AutopilotImportRecord),
            { Status: 400 or 404 } => null,
            null => throw new GraphException(
                GraphVerdict.Unclear, new GraphError { Code = GraphAnswer.UnreadableCode, Message = Texts.AnswerRowMissing }),
            _ => throw answer.ToException(client.Time.GetUtcNow()),
        })];
    }

    /// <summary>The path of one record below the version.</summary>
    /// <param name="id">Its id.</param>
    public static string PathOf(string id) => Collection.Substring(Version.Length) + "/" + Uri.EscapeDataString(id);

    /// <summary>The first page of the tenant's records, with one request.</summary>
    /// <param name="client">Sends the request.</param>
    /// <param name="stopping">Ends it early.</param>
    /// <exception cref="GraphException">It could not be had or read.</exception>
    public static async Task<GraphPage<AutopilotImportRecord>> FirstPageAsync(GraphClient client, Stopping stopping) => GraphPaging.Read(
        await client.SendAsync(new GraphRequest(HttpMethod.Get, Collection), stopping).ConfigureAwait(false),
        GraphJson.Default.GraphPageAutopilotImportRecord);

    /// <summary>All records of the tenant, page by page.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="stopping">Ends it early.</param>
    public static IAsyncEnumerable<IReadOnlyList<AutopilotImportRecord>> AllAsync(GraphClient client, Stopping stopping) =>
        PagesAsync(client, string.Empty, stopping);

    private static IAsyncEnumerable<IReadOnlyList<AutopilotImportRecord>> PagesAsync(GraphClient client, string query, Stopping stopping) =>
        GraphPaging.ReadAsync(client, Collection + query, GraphJson.Default.GraphPageAutopilotImportRecord, stopping);
}
