namespace IntuneImportModule.Sandbox.Service;

/// <summary>The service says no.</summary>
internal sealed class Refusal(int status, string code, string message, FaultBody body = FaultBody.Graph) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public FaultBody Body { get; } = body;

    /// <summary>Intune's CustomApiErrorPhrase; empty for none.</summary>
    public string Phrase { get; init; } = "";

    /// <summary>How long the client shall wait, in real time; null: nothing is said.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public RetryAfterStyle RetryAfterStyle { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static Refusal BadRequest(string message) => new(400, "BadRequest", message);

    public static Refusal Intune(string message, string phrase = "") => new(400, "BadRequest", message, FaultBody.IntuneNested) { Phrase = phrase };

    public static Refusal NotFound() => new(404, "ResourceNotFound", "The requested resource was not found.", FaultBody.IntuneNested);

    public static Refusal NoSegment(string segment) => BadRequest($"Resource not found for the segment '{segment}'.");

    // The code is the whole sentence, as Intune's gateway really answers it.
    public static Refusal NoRoute(string method, string path) => new(
        400, "No method match route template", $"No OData route exists that match template ~{path} with http verb {method}.", FaultBody.IntuneNested);
}
