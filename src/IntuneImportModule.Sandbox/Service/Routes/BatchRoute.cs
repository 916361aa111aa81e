using System.Text.Json;

namespace IntuneImportModule.Sandbox.Service.Routes;

/// <summary>$batch: up to 20 requests in one, answered and throttled each by itself. The outer answer is 200 whatever they say.</summary>
internal sealed class BatchRoute(Reception reception, RequestLog log, SandboxClock clock, SandboxRandom random)
{
    private const int MaxItems = 20;

    public Answer Answer(Call call)
    {
        List<BatchItem> items = Read(call);
        Dictionary<string, int> statuses = [];
        List<(string Id, Answer Answer)> answers = [];
        foreach (BatchItem item in items)
        {
            Answer answer = AnswerItem(call, item, statuses);
            statuses[item.Id] = answer.Status;
            answers.Add((item.Id, answer));
        }

        return Service.Answer.Write(200, writer =>
        {
            writer.WriteStartArray("responses");
            foreach ((string id, Answer answer) in answers)
            {
                Write(writer, id, answer);
                answer.Dispose();
            }

            writer.WriteEndArray();
        });
    }

    private static List<BatchItem> Read(Call call)
    {
        using JsonDocument body = JsonObjects.Parse(call.Body);
        List<BatchItem> items = JsonObjects.Read(body, root => root.TryGetProperty("requests", out JsonElement requests) && requests.ValueKind == JsonValueKind.Array
            ? requests.EnumerateArray().Select(json => new BatchItem(json)).ToList()
            : throw Refusal.BadRequest("The batch lacks the array 'requests'."));
        call.Entry.Describe("batch", items.Count, call.Body.Length);
        if (items.Count > MaxItems)
        {
            throw Refusal.BadRequest($"Number of batch request steps exceeds the maximum value of {MaxItems}.");
        }

        return items.Select(item => item.Id).Distinct(StringComparer.Ordinal).Count() == items.Count
            ? items
            : throw Refusal.BadRequest("The ids of a batch's requests must differ.");
    }

    private Answer AnswerItem(Call outer, BatchItem item, Dictionary<string, int> statuses)
    {
        long started = clock.Timestamp;
        string target = $"/{outer.Version}/{item.Url.TrimStart('/')}";
        LogEntry entry = log.Open(outer.Entry, item.Method, Call.Decode(target.Split('?')[0]), Call.Decode(target.Contains('?') ? target.Substring(target.IndexOf('?') + 1) : ""), clock.Now);
        entry.Identify(random.NewGuid().ToString(), item.Header("client-request-id"));
        using Call call = new()
        {
            Entry = entry,
            Method = item.Method,
            Target = target,
            Body = item.Body,

            // Who calls is said once, outside.
            Header = name => name is "Authorization" or "Host" ? outer.Header(name) : item.Header(name),
        };
        reception.Read(call);
        entry.Describe(call.Route?.Action ?? "", call.RowCount, item.Body.Length);
        if (call.Route?.Action == "batch")
        {
            call.Refused = Refusal.BadRequest("A batch cannot contain a batch.");
        }

        if (item.DependsOn.Any(id => !statuses.TryGetValue(id, out int status) || status >= 400))
        {
            call.Refused = new Refusal(424, "FailedDependency", "A request that this one depends on has failed.");
        }

        Answer answer = reception.Answer(call, reception.TakeFault(call, isItem: true));
        entry.Close(answer.Status, clock.Since(started));
        return answer;
    }

    private static void Write(Utf8JsonWriter writer, string id, Answer answer)
    {
        writer.WriteStartObject();
        writer.WriteString("id", id);
        writer.WriteNumber("status", answer.Status);
        writer.WriteStartObject("headers");
        if (answer.ContentType.Length > 0)
        {
            writer.WriteString("Content-Type", answer.ContentType);
        }

        foreach (KeyValuePair<string, string> header in answer.Headers)
        {
            writer.WriteString(header.Key, header.Value);
        }

        writer.WriteEndObject();
        if (answer.Body.Length > 0)
        {
            writer.WritePropertyName("body");
            WriteBody(writer, answer);
        }

        writer.WriteEndObject();
    }

    // What is no JSON travels as a base64 string.
    private static void WriteBody(Utf8JsonWriter writer, Answer answer)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(answer.Body);
            json.RootElement.WriteTo(writer);
        }
        catch (JsonException)
        {
            writer.WriteStringValue(Convert.ToBase64String(answer.Body.ToArray()));
        }
    }
}
