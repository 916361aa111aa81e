using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace IntuneImportModule.Core.Graph;

/// <summary>One call inside a $batch.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path below the version, beginning with a slash.</param>
internal sealed record GraphBatchItem(string Method, string Path)
{
    /// <summary>The JSON body; null for none.</summary>
    public byte[]? Body { get; init; }
}

/// <summary>What came back for one call of a $batch.</summary>
internal sealed record GraphBatchItemAnswer
{
    public string? Id { get; init; }

    public int Status { get; init; }

    public Dictionary<string, JsonElement>? Headers { get; init; }

    public JsonElement? Body { get; init; }

    /// <summary>True where an earlier send of the same call may have been carried out without our learning of it.</summary>
    [JsonIgnore]
    public bool AfterUnclear { get; init; }

    /// <summary>The service's id of the call; null where it gave none.</summary>
    [JsonIgnore]
    public string? RequestId => Header("request-id");

    /// <summary>What went wrong, unwrapped.</summary>
    /// <param name="now">The clock that a dated Retry-After is compared with.</param>
    public GraphError ReadError(DateTimeOffset now) => GraphErrorReader.Read(
        new AnswerHead { StatusCode = Status, RequestId = RequestId, ClientRequestId = Header("client-request-id"), RetryAfter = Header("Retry-After") },
        Body is { ValueKind: JsonValueKind.Object } body ? System.Text.Encoding.UTF8.GetBytes(body.GetRawText()) : default(ReadOnlyMemory<byte>),
        now);

    /// <summary>The body of a 200 as a record.</summary>
    /// <typeparam name="T">A type of <see cref="GraphJson"/>.</typeparam>
    /// <param name="type">How to read it.</param>
    /// <returns>Null for every other answer, and for a body that cannot be read.</returns>
    public T? Read<T>(JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return Status == 200 && Body is { ValueKind: JsonValueKind.Object } body ? body.Deserialize(type) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string? Header(string name) =>
        Headers?.FirstOrDefault(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value is { ValueKind: JsonValueKind.String or JsonValueKind.Number } value
            ? value.ToString()
            : null;
}

/// <summary>The answer to a $batch.</summary>
internal sealed record GraphBatchAnswer
{
    public IReadOnlyList<GraphBatchItemAnswer?>? Responses { get; init; }
}

/// <summary>Sends many small calls, twenty to a request, and repeats the single ones that were throttled.</summary>
/// <remarks>https://learn.microsoft.com/graph/json-batching</remarks>
internal static class GraphBatch
{
    /// <summary>Graph's limit.</summary>
    public const int Most = 20;

    // Throttled items are sent again this often, and as long as one request may take.
    private const int MostRounds = 10;

    /// <summary>The answers in the order of the calls; null where none came.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="version">v1.0 or beta.</param>
    /// <param name="items">Any number of calls.</param>
    /// <param name="time">The clock of the waits.</param>
    /// <param name="stopping">Ends it early.</param>
    /// <exception cref="GraphException">A whole $batch failed.</exception>
    public static async Task<IReadOnlyList<GraphBatchItemAnswer?>> SendAsync(
        GraphClient client, string version, IReadOnlyList<GraphBatchItem> items, TimeProvider time, Stopping stopping)
    {
        GraphBatchItemAnswer?[] answers = new GraphBatchItemAnswer?[items.Count];
        List<int> open = [.. Enumerable.Range(0, items.Count)];
        long started = time.GetTimestamp();
        for (int round = 0; open.Count > 0 && round < MostRounds; round++)
        {
            TimeSpan wait = TimeSpan.Zero;
            List<int> again = [];
            foreach (List<int> twenty in Slices(open))
            {
                foreach (GraphBatchItemAnswer answer in await SendOnceAsync(client, version, items, twenty, stopping).ConfigureAwait(false))
                {
                    int index = int.Parse(answer.Id!, System.Globalization.CultureInfo.InvariantCulture);
                    answers[index] = answer;
                    if (answer.Status is 429 or 503)
                    {
                        again.Add(index);
                        wait = Longer(wait, answer, time);
                    }
                }
            }

            open = again;
            if (open.Count > 0)
            {
                client.Gate.Throttled();
                if (time.GetElapsedTime(started) + wait > client.RequestTimeout)
                {
                    break;
                }

                await Waits.ForAsync(wait, time, stopping.Halt).ConfigureAwait(false);
            }
        }

        return answers;
    }

    private static TimeSpan Longer(TimeSpan wait, GraphBatchItemAnswer answer, TimeProvider time)
    {
        JsonElement? header = answer.Headers?.FirstOrDefault(h => h.Key.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)).Value;
        string? text = header is { ValueKind: JsonValueKind.String or JsonValueKind.Number } value ? value.ToString() : null;
        TimeSpan asked = RetryAfter.Parse(text, time.GetUtcNow()) ?? TimeSpan.FromSeconds(5);
        return asked > wait ? asked : wait;
    }

    private static IEnumerable<List<int>> Slices(List<int> indexes)
    {
        for (int start = 0; start < indexes.Count; start += Most)
        {
            yield return indexes.GetRange(start, Math.Min(Most, indexes.Count - start));
        }
    }

    private static async Task<IEnumerable<GraphBatchItemAnswer>> SendOnceAsync(
        GraphClient client, string version, IReadOnlyList<GraphBatchItem> items, List<int> indexes, Stopping stopping)
    {
        byte[] body = Compose(items, indexes);
        GraphAnswer answer = await client.SendAsync(
            new GraphRequest(HttpMethod.Post, version + "/$batch") { Body = () => JsonBody.Of(body), Rows = indexes.Count }, stopping)
            .ConfigureAwait(false);
        GraphBatchAnswer? batch = answer.Require().Read(GraphJson.Default.GraphBatchAnswer, out string? problem);
        if (batch?.Responses is null)
        {
            GraphAnswer unreadable = answer.AsUnreadable(problem ?? Texts.AnswerNoCollection);
            throw new GraphException(unreadable.Verdict, unreadable.Error!);
        }

        // Answers may come in any order and with ids that nobody asked for.
        HashSet<string> asked = [.. indexes.Select(Id)];
        return batch.Responses.OfType<GraphBatchItemAnswer>()
            .Where(r => r.Id is { } id && asked.Remove(id))
            .Select(r => r with { AfterUnclear = answer.HadUnclearAttempt });
    }

    private static byte[] Compose(IReadOnlyList<GraphBatchItem> items, List<int> indexes)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            json.WriteStartObject();
            json.WriteStartArray("requests");
            foreach (int index in indexes)
            {
                json.WriteStartObject();
                json.WriteString("id", Id(index));
                json.WriteString("method", items[index].Method);
                json.WriteString("url", items[index].Path);
                if (items[index].Body is { } body)
                {
                    json.WriteStartObject("headers");
                    json.WriteString("Content-Type", "application/json");
                    json.WriteEndObject();
                    json.WritePropertyName("body");
                    json.WriteRawValue(body);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static string Id(int index) => index.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
