namespace IntuneImportModule.Sandbox;

public sealed partial record SandboxFault
{
    /// <summary>Waits before working on the request, then answers as usual.</summary>
    public static SandboxFault Delayed(TimeSpan delay) => new("delayed") { Delay = delay, IsProcessed = true };

    /// <summary>Works on the request at once, then waits before the answer.</summary>
    public static SandboxFault AnswerDelayed(TimeSpan delay) => new("answer delayed") { AnswerDelay = delay, IsProcessed = true };

    /// <summary>Resets the connection; the request has no effect.</summary>
    public static SandboxFault ResetBefore() => new("reset before processing") { Connection = FaultConnection.Reset };

    /// <summary>Works on the request, then resets the connection without an answer.</summary>
    public static SandboxFault ResetAfter() => new("reset after processing") { Connection = FaultConnection.Reset, IsProcessed = true };

    /// <summary>Works on the request, sends half of the answer's body, then closes the connection.</summary>
    public static SandboxFault TruncateBody() => new("truncated body") { Connection = FaultConnection.Truncated, IsProcessed = true };

    /// <summary>Never answers; ends when the client gives up.</summary>
    /// <param name="isProcessed">Whether the request takes effect.</param>
    public static SandboxFault HangUntilTimeout(bool isProcessed = false) =>
        new(isProcessed ? "hang after processing" : "hang before processing") { Connection = FaultConnection.Silent, IsProcessed = isProcessed };

    /// <summary>Works on the request and answers 200 with an empty body.</summary>
    public static SandboxFault EmptyBody200() => new("empty 200") { StatusCode = 200, Body = FaultBody.Empty, IsProcessed = true };

    /// <summary>Works on the request and answers 200 with an HTML page.</summary>
    public static SandboxFault HtmlBody200() => new("HTML 200") { StatusCode = 200, Body = FaultBody.Html, IsProcessed = true };

    /// <summary>Works on the request and answers 200 with bytes that are no JSON.</summary>
    public static SandboxFault GarbageBody200() => new("garbage 200") { StatusCode = 200, Body = FaultBody.Garbage, IsProcessed = true };

    /// <summary>Accepts the rows, but lists and filters show them only so much later.</summary>
    public static SandboxFault AcceptedVisibleLate(TimeSpan visibleAfter) =>
        new("accepted, visible late") { VisibleAfter = visibleAfter, IsProcessed = true };

    /// <summary>Accepts the rows, resets the connection, and lists and filters show them only so much later: the hardest one to recover from.</summary>
    public static SandboxFault ResetAfterVisibleLate(TimeSpan visibleAfter) =>
        new("reset after processing, visible late") { Connection = FaultConnection.Reset, VisibleAfter = visibleAfter, IsProcessed = true };
}
