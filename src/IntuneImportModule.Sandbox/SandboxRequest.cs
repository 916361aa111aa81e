namespace IntuneImportModule.Sandbox;

/// <summary>One request as it arrived. Holds neither headers nor body, so that no token and no row data is kept.</summary>
public sealed record SandboxRequest
{
    /// <summary>Counts from 1 in order of arrival. Items of a $batch have numbers of their own.</summary>
    public required int Number { get; init; }

    /// <summary>When its first line and headers had arrived.</summary>
    public required DateTimeOffset ReceivedDateTime { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The decoded path, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>The decoded query, without the question mark; empty if there was none.</summary>
    public required string Query { get; init; }

    /// <summary>What it asks for: <c>import</c>, <c>importDeviceIdentityList</c>, <c>list</c>, <c>get</c>, <c>delete</c>, <c>batch</c>, …; empty for an unknown route.</summary>
    public required string Action { get; init; }

    /// <summary>How many rows (of a $batch: items) its body holds.</summary>
    public required int Rows { get; init; }

    /// <summary>Length of its body in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>The HTTP status; null while in work, and when the connection was closed instead of an answer.</summary>
    public required int? StatusCode { get; init; }

    /// <summary>The client's own id, if it sent one.</summary>
    public required string? ClientRequestId { get; init; }

    /// <summary>The id that the answer carries.</summary>
    public required string RequestId { get; init; }

    /// <summary>Name of the scripted fault that struck it, or null.</summary>
    public required string? Fault { get; init; }

    /// <summary>From its arrival to its answer; zero while in work.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>It stands still until then, for tests whose clock moves only when nothing else does.</summary>
    internal DateTimeOffset StillUntil { get; init; }

    /// <summary>The items of a $batch, in the order sent; empty for anything else.</summary>
    public required IReadOnlyList<SandboxRequest> Items { get; init; }
}
