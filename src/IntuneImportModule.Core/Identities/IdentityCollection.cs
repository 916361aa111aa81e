using System.Text.Json;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Identities;

/// <summary>The ways to ask for corporate identifiers.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/intune-enrollment-importeddeviceidentity-searchexistingidentities (beta)</remarks>
internal static class IdentityCollection
{
    /// <summary>The version that has them.</summary>
    public const string Version = "beta";

    /// <summary>The collection below the version.</summary>
    public const string Path = "/deviceManagement/importedDeviceIdentities";

    /// <summary>Identifiers in one search; the service documents no limit, and this is what imports send too.</summary>
    public const int MostInSearch = 500;

    /// <summary>All identities, page by page.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="stopping">Ends it early.</param>
    public static IAsyncEnumerable<IReadOnlyList<DeviceIdentityRecord>> AllAsync(GraphClient client, Stopping stopping) =>
        GraphPaging.ReadAsync(client, Version + Path, GraphJson.Default.GraphPageDeviceIdentityRecord, stopping);

    /// <summary>Looks identifiers up. One that the service cannot read refuses the whole search, so it is split until that one is alone.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="wanted">The identifiers, admitted by the rules.</param>
    /// <param name="stopping">Ends it early.</param>
    /// <returns>For each identifier what exists, or why it was refused.</returns>
    /// <exception cref="GraphException">It could not be asked.</exception>
    public static async Task<IReadOnlyList<IdentityMatch>> SearchAsync(GraphClient client, IReadOnlyList<DeviceIdentity> wanted, Stopping stopping)
    {
        if (wanted.Count == 0)
        {
            return [];
        }

        byte[] body = Compose(wanted);
        GraphAnswer answer = await client.SendAsync(
            new GraphRequest(HttpMethod.Post, Version + Path + "/searchExistingIdentities") { Body = () => JsonBody.Of(body), Rows = wanted.Count },
            stopping).ConfigureAwait(false);
        if (answer.Verdict == GraphVerdict.Refused && answer.Error!.StatusCode is 400 or 413 or 422)
        {
            return wanted.Count == 1
                ? [new IdentityMatch([], answer.Error)]
                : [.. await SearchAsync(client, [.. wanted.Take(wanted.Count / 2)], stopping).ConfigureAwait(false),
                   .. await SearchAsync(client, [.. wanted.Skip(wanted.Count / 2)], stopping).ConfigureAwait(false)];
        }

        List<DeviceIdentityRecord> records = await ReadAsync(client, answer, stopping).ConfigureAwait(false);
        ILookup<string?, DeviceIdentityRecord> byIdentity = records
            .ToLookup(record => DeviceIdentity.IdentityOf(record.ImportedDeviceIdentityType, record.ImportedDeviceIdentifier));
        return [.. wanted.Select(identity => new IdentityMatch([.. Distinct(byIdentity[identity.Identity])], null))];
    }

    // A service that answers one identifier twice has it once.
    private static IEnumerable<DeviceIdentityRecord> Distinct(IEnumerable<DeviceIdentityRecord> records) =>
        records.GroupBy(record => record.Id, StringComparer.OrdinalIgnoreCase).Select(same => same.First());

    private static async Task<List<DeviceIdentityRecord>> ReadAsync(GraphClient client, GraphAnswer answer, Stopping stopping)
    {
        GraphPage<DeviceIdentityRecord> page = GraphPaging.Read(answer, GraphJson.Default.GraphPageDeviceIdentityRecord);
        List<DeviceIdentityRecord> records = [.. page.Value!.OfType<DeviceIdentityRecord>()];
        if (page.NextLink is { } link)
        {
            string next = GraphPaging.Follow(client.Connection.Endpoint, link);
            await foreach (IReadOnlyList<DeviceIdentityRecord> more in GraphPaging
                .ReadAsync(client, next, GraphJson.Default.GraphPageDeviceIdentityRecord, stopping).ConfigureAwait(false))
            {
                records.AddRange(more);
            }
        }

        return records;
    }

    private static byte[] Compose(IReadOnlyList<DeviceIdentity> wanted)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            json.WriteStartObject();
            json.WriteStartArray("importedDeviceIdentities");
            foreach (DeviceIdentity identity in wanted)
            {
                json.WriteStartObject();
                json.WriteString("importedDeviceIdentifier", identity.Identifier);
                json.WriteString("importedDeviceIdentityType", identity.Type);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}

/// <summary>What a search found for one identifier.</summary>
/// <param name="Found">What exists; empty for nothing.</param>
/// <param name="Refusal">Why the service did not look; null where it did.</param>
internal sealed record IdentityMatch(IReadOnlyList<DeviceIdentityRecord> Found, GraphError? Refusal);
