namespace IntuneImportModule.Core.Graph;

/// <summary>One call to Graph, to be sent as often as its kind allows.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path and query below the Graph root, such as "v1.0/deviceManagement/…".</param>
internal sealed record GraphRequest(HttpMethod Method, string Path)
{
    /// <summary>Makes a fresh body for each attempt; null for none.</summary>
    public Func<HttpContent>? Body { get; init; }

    /// <summary>
    /// True where a second copy does no harm, so that a request whose outcome is open is simply sent again.
    /// The Autopilot import is the one call for which this is false.
    /// </summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>Patience for this request where it is less than usual: what an earlier send of its rows has left; null for the usual.</summary>
    public TimeSpan? Patience { get; init; }

    /// <summary>How many rows the body carries; for the log only.</summary>
    public int Rows { get; init; }

    /// <summary>Sent as client-request-id with every attempt.</summary>
    public Guid ClientRequestId { get; init; } = Guid.NewGuid();
}
