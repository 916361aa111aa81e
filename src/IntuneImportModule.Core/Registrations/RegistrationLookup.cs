using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Registrations;

/// <summary>Finds registrations by id or serial number, twenty to a request. Serial numbers are compared exactly, letter case ignored.</summary>
/// <param name="client">Sends the requests.</param>
/// <param name="version">v1.0, or beta for profiles.</param>
/// <param name="stopping">Ends it early.</param>
internal sealed class RegistrationLookup(GraphClient client, string version, Stopping stopping)
{
    /// <summary>The registrations with these ids.</summary>
    /// <param name="ids">The ids.</param>
    /// <returns>For each id its registration; null where there is none.</returns>
    /// <exception cref="GraphException">It could not be asked.</exception>
    public async Task<IReadOnlyList<AutopilotRegistrationRecord?>> ByIdAsync(IReadOnlyList<string> ids)
    {
        string expand = version == RegistrationCollection.ProfileVersion ? "?$expand=deploymentProfile,intendedDeploymentProfile" : string.Empty;
        IReadOnlyList<GraphBatchItemAnswer?> answers = await AskAsync([.. ids.Select(id => RegistrationCollection.PathOf(id, expand))]).ConfigureAwait(false);
        return [.. answers.Select(answer => answer switch
        {
            { Status: 200 } => answer.Read(GraphJson.Default.AutopilotRegistrationRecord),

            // A text that is no GUID is no id of anything.
            { Status: 400 or 404 } => null,
            _ => throw Failed(answer),
        })];
    }

    /// <summary>The registrations with these serial numbers.</summary>
    /// <param name="serialNumbers">The serial numbers.</param>
    /// <returns>For each serial number its registrations; empty where there is none.</returns>
    /// <exception cref="GraphException">It could not be asked.</exception>
    public async Task<IReadOnlyList<IReadOnlyList<AutopilotRegistrationRecord>>> BySerialNumberAsync(IReadOnlyList<string> serialNumbers)
    {
        IReadOnlyList<AutopilotRegistrationRecord>[] found = new IReadOnlyList<AutopilotRegistrationRecord>[serialNumbers.Count];
        List<int> open = [.. Enumerable.Range(0, serialNumbers.Count)];
        open = await FilterAsync(serialNumbers, open, SerialFilter.First, found).ConfigureAwait(false);
        open = await FilterAsync(serialNumbers, open, SerialFilter.Second, found).ConfigureAwait(false);
        if (open.Count > 0)
        {
            await ScanAsync(serialNumbers, open, found).ConfigureAwait(false);
        }

        return found;
    }

    // Returns the rows whose filter the service refuses.
    private async Task<List<int>> FilterAsync(
        IReadOnlyList<string> serials, List<int> open, Func<string, string?> filter, IReadOnlyList<AutopilotRegistrationRecord>[] found)
    {
        List<int> asked = [.. open.Where(row => filter(serials[row]) is not null)];
        IReadOnlyList<GraphBatchItemAnswer?> answers = await AskAsync(
            [.. asked.Select(row => RegistrationCollection.Path + SerialFilter.Query(filter(serials[row])!))]).ConfigureAwait(false);
        List<int> refused = [.. open.Except(asked)];
        for (int i = 0; i < asked.Count; i++)
        {
            if (answers[i] is { Status: 400 })
            {
                refused.Add(asked[i]);
            }
            else
            {
                found[asked[i]] = await MatchesAsync(serials[asked[i]], answers[i]).ConfigureAwait(false);
            }
        }

        return refused;
    }

    private async Task<IReadOnlyList<AutopilotRegistrationRecord>> MatchesAsync(string serial, GraphBatchItemAnswer? answer)
    {
        GraphPage<AutopilotRegistrationRecord> page = answer?.Read(GraphJson.Default.GraphPageAutopilotRegistrationRecord) ?? throw Failed(answer);
        List<AutopilotRegistrationRecord> matches = [.. (page.Value ?? []).OfType<AutopilotRegistrationRecord>().Where(record => IsOf(record, serial))];
        if (page.NextLink is { } link)
        {
            // A short serial number is part of many others.
            string next = GraphPaging.Follow(client.Connection.Endpoint, link);
            await foreach (IReadOnlyList<AutopilotRegistrationRecord> more in GraphPaging
                .ReadAsync(client, next, GraphJson.Default.GraphPageAutopilotRegistrationRecord, stopping).ConfigureAwait(false))
            {
                matches.AddRange(more.Where(record => IsOf(record, serial)));
            }
        }

        return Distinct(matches);
    }

    private async Task ScanAsync(IReadOnlyList<string> serials, List<int> rows, IReadOnlyList<AutopilotRegistrationRecord>[] found)
    {
        HashSet<string> wanted = [.. rows.Select(row => AutopilotDevice.IdentityOf(serials[row])!)];
        List<AutopilotRegistrationRecord> matches = [];
        await foreach (IReadOnlyList<AutopilotRegistrationRecord> page in RegistrationCollection.AllAsync(client, version, stopping).ConfigureAwait(false))
        {
            matches.AddRange(page.Where(record => AutopilotDevice.IdentityOf(record.SerialNumber) is { } identity && wanted.Contains(identity)));
        }

        rows.ForEach(row => found[row] = Distinct(matches.Where(record => IsOf(record, serials[row]))));
    }

    private async Task<IReadOnlyList<GraphBatchItemAnswer?>> AskAsync(IReadOnlyList<string> paths) => await GraphBatch
        .AskAsync(client, version, [.. paths.Select(path => new GraphBatchItem("GET", path))], stopping).ConfigureAwait(false);

    // A service that answers one registration twice has it once.
    private static IReadOnlyList<AutopilotRegistrationRecord> Distinct(IEnumerable<AutopilotRegistrationRecord> records) =>
        [.. records.GroupBy(record => record.Id, StringComparer.OrdinalIgnoreCase).Select(same => same.First())];

    private static bool IsOf(AutopilotRegistrationRecord record, string serial) =>
        AutopilotDevice.IdentityOf(record.SerialNumber) == AutopilotDevice.IdentityOf(serial);

    private GraphException Failed(GraphBatchItemAnswer? answer) => answer switch
    {
        null => new(GraphVerdict.Unclear, new GraphError { Code = nameof(Texts.ChangeUnanswered), Message = Texts.ChangeUnanswered }),
        { Status: 200 } => new(GraphVerdict.Unclear, new GraphError { Code = GraphAnswer.UnreadableCode, Message = Texts.AnswerNoCollection }),
        _ => answer.ToException(client.Time.GetUtcNow()),
    };
}
