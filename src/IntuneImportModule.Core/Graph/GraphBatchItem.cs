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

    /// <summary>What the answer means. Calls of a $batch are such as may be repeated, and their token is the request's.</summary>
    public (GraphVerdict Verdict, AttemptRetry Retry) Judge() => AttemptJudge.Judge(Status, isRepeatable: true, tokenRenewed: true);

    /// <summary>The answer as a failure of whoever asked.</summary>
    /// <param name="now">The clock that a dated Retry-After is compared with.</param>
    public GraphException ToException(DateTimeOffset now) => new(Judge().Verdict, ReadError(now));

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
