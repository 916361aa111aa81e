using System.Globalization;
using System.Text.Json;

namespace IntuneImportModule.Core.Graph;

/// <summary>
/// Sends many small calls, twenty to a request, and repeats single ones by the one retry policy. So a second copy of each must do no harm.
/// </summary>
/// <remarks>https://learn.microsoft.com/graph/json-batching</remarks>
internal sealed class GraphBatch
{
    /// <summary>Graph's limit.</summary>
    public const int Most = 20;

    private readonly GraphClient client;
    private readonly string version;
    private readonly IReadOnlyList<GraphBatchItem> items;
    private readonly Stopping stopping;
    private readonly GraphBatchItemAnswer?[] answers;
    private readonly bool[] isUnclear;
    private List<int> open;
    private long? allSent;
    private GraphAnswer? unreadable;

    /// <summary>Calls that are not sent yet.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="version">v1.0 or beta.</param>
    /// <param name="items">Any number of calls.</param>
    /// <param name="stopping">Ends it early.</param>
    public GraphBatch(GraphClient client, string version, IReadOnlyList<GraphBatchItem> items, Stopping stopping)
    {
        this.client = client;
        this.version = version;
        this.items = items;
        this.stopping = stopping;
        answers = new GraphBatchItemAnswer?[items.Count];
        isUnclear = new bool[items.Count];
        open = [.. Enumerable.Range(0, items.Count)];
    }

    /// <summary>The answers in the order of the calls; null where none came. What has come stays known where a later request fails.</summary>
    public IReadOnlyList<GraphBatchItemAnswer?> Answers => answers;

    /// <summary>The answers to calls that only ask.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="version">v1.0 or beta.</param>
    /// <param name="items">Any number of calls.</param>
    /// <param name="stopping">Ends it early.</param>
    /// <exception cref="GraphException">A whole $batch failed.</exception>
    public static async Task<IReadOnlyList<GraphBatchItemAnswer?>> AskAsync(
        GraphClient client, string version, IReadOnlyList<GraphBatchItem> items, Stopping stopping)
    {
        GraphBatch batch = new(client, version, items, stopping);
        await batch.SendAsync().ConfigureAwait(false);
        return batch.Answers;
    }

    /// <summary>True for a call that may have been carried out without our learning of it.</summary>
    /// <param name="index">0-based place of the call.</param>
    public bool MayBeDone(int index) => isUnclear[index];

    /// <summary>Sends all, and again what the policy repeats: as long as one request may take, counted from when all were sent once.</summary>
    /// <exception cref="GraphException">A whole $batch failed.</exception>
    /// <exception cref="OperationCanceledException">Halted before the last call was answered.</exception>
    public async Task SendAsync()
    {
        try
        {
            await client.Retry.ExecuteAsync(
                static async (batch, _) => await batch.RoundAsync().ConfigureAwait(false), this, stopping.Halt).ConfigureAwait(false);
            unreadable?.Require();
        }
        catch (OperationCanceledException)
        {
            // Throttled, and not sent again: that is no answer.
            open.Where(index => !isUnclear[index]).ToList().ForEach(index => answers[index] = null);
            throw;
        }
    }

    private async Task<GraphAttempt> RoundAsync()
    {
        List<int> again = [];
        GraphError? longest = null;
        unreadable = null;
        for (int start = 0; start < open.Count; start += Most)
        {
            List<int> twenty = open.GetRange(start, Math.Min(Most, open.Count - start));
            await SendOnceAsync(twenty).ConfigureAwait(false);
            foreach (int index in twenty.Where(MayBeRepeated))
            {
                again.Add(index);
                GraphError? error = answers[index]?.ReadError(client.Time.GetUtcNow());
                longest = error?.RetryAfter is { } asked && !(asked <= longest?.RetryAfter) ? error : longest;
            }
        }

        if (again.Any(index => answers[index]?.Status == 429))
        {
            client.Gate.Throttled();
        }

        open = again;
        allSent ??= client.Time.GetTimestamp();
        bool isOver = open.Count == 0
            || client.Time.GetElapsedTime(allSent.Value) + (longest?.RetryAfter ?? TimeSpan.Zero) > client.RequestTimeout;
        return new GraphAttempt(
            new GraphAnswer { Verdict = open.Count == 0 ? GraphVerdict.Success : GraphVerdict.Unclear, Error = longest },
            isOver ? AttemptRetry.Never : open.Exists(index => answers[index] is not null) ? AttemptRetry.Patiently : AttemptRetry.AFewTimes);
    }

    // A call without an answer was left out of one, or came with others in one that cannot be read.
    private bool MayBeRepeated(int index) =>
        answers[index] is not { } answer || answer.Judge().Retry == AttemptRetry.Patiently;

    private async Task SendOnceAsync(List<int> indexes)
    {
        byte[] body = Compose(indexes);
        GraphAnswer answer = await client.SendAsync(
            new GraphRequest(HttpMethod.Post, version + "/$batch") { Body = () => JsonBody.Of(body), Rows = indexes.Count }, stopping)
            .ConfigureAwait(false);
        foreach (int index in indexes)
        {
            isUnclear[index] |= answer.HadUnclearAttempt;
            answers[index] = null;
        }

        GraphBatchAnswer? batch = answer.Require().Read(GraphJson.Default.GraphBatchAnswer, out string? problem);
        if (batch?.Responses is null)
        {
            unreadable = answer.AsUnreadable(problem ?? Texts.AnswerNoCollection);
        }

        Take(batch?.Responses ?? [], indexes);
    }

    private void Take(IReadOnlyList<GraphBatchItemAnswer?> responses, List<int> indexes)
    {
        // Answers may come in any order and with ids that nobody asked for.
        Dictionary<string, int> asked = indexes.ToDictionary(Id);
        foreach (GraphBatchItemAnswer response in responses.OfType<GraphBatchItemAnswer>())
        {
            if (response.Id is { } id && asked.TryGetValue(id, out int index) && IsReadable(response, items[index]) && asked.Remove(id))
            {
                answers[index] = response with { AfterUnclear = isUnclear[index] };
                isUnclear[index] |= response.Judge().Verdict == GraphVerdict.Unclear;
            }
        }

        foreach (int index in asked.Values)
        {
            isUnclear[index] = true;
        }
    }

    // What does not travel as JSON comes as a text, and answers no question.
    private static bool IsReadable(GraphBatchItemAnswer response, GraphBatchItem item) =>
        response.Status != 200 || item.Method != "GET" || response.Body is { ValueKind: JsonValueKind.Object };

    private byte[] Compose(List<int> indexes)
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

    private static string Id(int index) => index.ToString(CultureInfo.InvariantCulture);
}
