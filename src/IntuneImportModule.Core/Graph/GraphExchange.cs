namespace IntuneImportModule.Core.Graph;

/// <summary>One attempt of a request, for the log. Holds neither body nor token.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path and query below the Graph root.</param>
/// <param name="Rows">How many rows the body carried.</param>
/// <param name="Attempt">1 for the first.</param>
/// <param name="StatusCode">HTTP status; null where no answer came.</param>
/// <param name="Duration">From sending to the last byte of the answer.</param>
/// <param name="RequestId">The service's id; null where no answer came.</param>
/// <param name="ClientRequestId">Our id.</param>
public sealed record GraphExchange(
    string Method,
    string Path,
    int Rows,
    int Attempt,
    int? StatusCode,
    TimeSpan Duration,
    string? RequestId,
    string? ClientRequestId);
