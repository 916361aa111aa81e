using System.Net.Http.Headers;

namespace IntuneImportModule.Core.Graph;

/// <summary>What we read of an answer's status line and headers.</summary>
internal sealed record AnswerHead
{
    public required int StatusCode { get; init; }

    public string? Reason { get; init; }

    public string? RequestId { get; init; }

    public string? ClientRequestId { get; init; }

    public string? RetryAfter { get; init; }

    public string? Claims { get; init; }

    public DateTimeOffset? Date { get; init; }

    public Uri? Location { get; init; }

    /// <summary>Reads the head of an answer.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="clientRequestId">What we sent, in case the answer does not repeat it.</param>
    public static AnswerHead Read(HttpResponseMessage response, Guid clientRequestId) => new()
    {
        StatusCode = (int)response.StatusCode,
        Reason = response.ReasonPhrase,
        RequestId = First(response.Headers, "request-id"),
        ClientRequestId = First(response.Headers, "client-request-id") ?? clientRequestId.ToString(),
        RetryAfter = First(response.Headers, "Retry-After"),
        Claims = ClaimsChallenge.Read(All(response.Headers, "WWW-Authenticate")),
        Date = response.Headers.Date,
        Location = response.Headers.Location,
    };

    // A challenge may stand behind another scheme's.
    private static string? All(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out IEnumerable<string>? values) ? string.Join(", ", values) : null;

    private static string? First(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
}
