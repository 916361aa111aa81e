using System.Text.Json;

namespace IntuneImportModule.Core.Graph;

/// <summary>Unwraps an error body: Graph's envelope, Intune's JSON inside its message, Intune's support suffix, or none of these.</summary>
/// <remarks>https://learn.microsoft.com/graph/errors describes the envelope; what Intune puts inside is observed.</remarks>
internal static class GraphErrorReader
{
    private const int LongestMessage = 1000;

    /// <summary>The error of an answer that was no success.</summary>
    /// <param name="head">Status, headers and ids of the answer.</param>
    /// <param name="body">The body as it came, of any kind.</param>
    /// <param name="now">The clock that a dated Retry-After is compared with.</param>
    public static GraphError Read(AnswerHead head, ReadOnlyMemory<byte> body, DateTimeOffset now)
    {
        GraphError error = new()
        {
            StatusCode = head.StatusCode,
            Code = GraphError.StatusName(head.StatusCode),
            Message = Phrase.Of(Texts.AnswerWithoutWords, head.StatusCode, head.Reason),
            RequestId = head.RequestId,
            ClientRequestId = head.ClientRequestId,
            RetryAfter = RetryAfter.Parse(head.RetryAfter, now),
            Claims = head.Claims,
        };
        try
        {
            return ReadBody(error, body, now);
        }
        catch (InvalidOperationException)
        {
            // A text with half a surrogate or broken UTF-8: the parser notices only when the text is taken.
            return error;
        }
    }

    private static GraphError ReadBody(GraphError error, ReadOnlyMemory<byte> body, DateTimeOffset now)
    {
        using JsonDocument? document = Parse(body);
        if (document is null || !TryGetObject(document.RootElement, "error", out JsonElement envelope))
        {
            return error;
        }

        error = error with { Code = Text(envelope, "code") ?? error.Code, Message = Text(envelope, "message") ?? error.Message };
        return Unwrap(WithInnerIds(error, envelope), now);
    }

    private static GraphError WithInnerIds(GraphError error, JsonElement envelope)
    {
        // Spelt innerError and innererror, sometimes nested; the innermost level knows most.
        while (TryGetObject(envelope, "innerError", out JsonElement inner))
        {
            error = error with
            {
                RequestId = error.RequestId ?? Text(inner, "request-id"),
                ClientRequestId = error.ClientRequestId ?? Text(inner, "client-request-id"),
                Code = error.Code.StartsWith("HTTP ", StringComparison.Ordinal) ? Text(inner, "code") ?? error.Code : error.Code,
            };
            envelope = inner;
        }

        return error;
    }

    private static GraphError Unwrap(GraphError error, DateTimeOffset now)
    {
        string message = error.Message;
        if (message.StartsWith("{", StringComparison.Ordinal))
        {
            using JsonDocument? nested = Parse(System.Text.Encoding.UTF8.GetBytes(message));
            if (nested is not null && nested.RootElement.ValueKind == JsonValueKind.Object)
            {
                JsonElement root = nested.RootElement;
                message = Text(root, "Message") ?? message;
                error = error with
                {
                    Phrase = Text(root, "CustomApiErrorPhrase"),
                    RetryAfter = error.RetryAfter ?? RetryAfter.Parse(Scalar(root, "RetryAfter"), now),
                };
            }
        }

        (string words, string? activityId, string? phrase) = SupportSuffix.Cut(message);
        return error with
        {
            Message = words.Length > LongestMessage ? words.Substring(0, LongestMessage) + "…" : words,
            ActivityId = activityId,
            Phrase = error.Phrase ?? phrase,
        };
    }

    private static JsonDocument? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return body.IsEmpty ? null : JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            // An HTML page or cut-off text from something on the way; the status has to do.
            return null;
        }
    }

    private static bool TryGetObject(JsonElement parent, string name, out JsonElement value)
    {
        if (parent.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in parent.EnumerateObject())
            {
                if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase)
                    && property.Value.ValueKind == JsonValueKind.Object)
                {
                    value = property.Value;
                    return true;
                }
            }
        }

        value = default;
        return false;
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text)
            ? text
            : null;

    private static string? Scalar(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value)
        && value.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? value.ToString()
            : null;
}
