using System.Globalization;

namespace IntuneImportModule.Core.Graph;

/// <summary>What went wrong with a request, unwrapped from whatever envelopes it came in.</summary>
public sealed record GraphError
{
    /// <summary>HTTP status; null where no answer came.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Graph's error code, "HTTP 503" where there was none, or our own word for a failed connection.</summary>
    public required string Code { get; init; }

    /// <summary>The service's own words without Intune's support suffix.</summary>
    public required string Message { get; init; }

    /// <summary>Intune's CustomApiErrorPhrase; null where there is none.</summary>
    public string? Phrase { get; init; }

    /// <summary>Intune's activity id, which its support asks for.</summary>
    public string? ActivityId { get; init; }

    /// <summary>The service's request-id.</summary>
    public string? RequestId { get; init; }

    /// <summary>The client-request-id that we sent.</summary>
    public string? ClientRequestId { get; init; }

    /// <summary>How long the service asked to wait; null where it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The claims challenge of a 401, JSON; null where there was none.</summary>
    internal string? Claims { get; init; }

    /// <summary>The words for people: code, message and the ids that support asks for.</summary>
    public string Describe()
    {
        string ids = string.Join(
            ", ",
            new[] { Named("request-id", RequestId), Named("client-request-id", ClientRequestId), Named("activity-id", ActivityId) }
                .Where(id => id is not null));
        string status = StatusCode is { } code && Code != StatusName(code) ? $"HTTP {code}, {Code}" : Code;
        return ids.Length == 0 ? $"{Message} ({status})" : $"{Message} ({status}; {ids})";
    }

    /// <summary>The code of an answer that carries none of its own.</summary>
    /// <param name="statusCode">HTTP status.</param>
    internal static string StatusName(int statusCode) => "HTTP " + statusCode.ToString(CultureInfo.InvariantCulture);

    private static string? Named(string name, string? value) => string.IsNullOrEmpty(value) ? null : $"{name} {value}";
}
