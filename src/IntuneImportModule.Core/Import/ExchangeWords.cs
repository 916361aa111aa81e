using System.Globalization;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Import;

/// <summary>One line for the log about one exchange with Graph.</summary>
internal static class ExchangeWords
{
    /// <summary>The line.</summary>
    /// <param name="exchange">The exchange.</param>
    public static string Of(GraphExchange exchange)
    {
        string rows = exchange.Rows > 0 ? Phrase.Of(", {0} rows", exchange.Rows) : string.Empty;
        string again = exchange.Attempt > 1 ? Phrase.Of(", attempt {0}", exchange.Attempt) : string.Empty;
        string status = exchange.StatusCode?.ToString(CultureInfo.InvariantCulture) ?? "no answer";
        string id = exchange.RequestId is { } requestId ? $", request-id {requestId}" : string.Empty;
        return Phrase.Of(
            "{0} {1}{2}{3}: {4} in {5:0} ms{6}, client-request-id {7}",
            exchange.Method,
            exchange.Path,
            rows,
            again,
            status,
            exchange.Duration.TotalMilliseconds,
            id,
            exchange.ClientRequestId);
    }
}
