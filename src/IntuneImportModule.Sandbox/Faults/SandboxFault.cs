namespace IntuneImportModule.Sandbox;

/// <summary>
/// One scripted fault: which requests it strikes and what happens to them. Made by the static methods, narrowed by <see cref="For"/>,
/// <see cref="After"/>, <see cref="Repeated"/>, <see cref="Always"/> and <see cref="WithRow"/>, each of which returns a changed copy.
/// By itself a fault strikes the next request of any kind, once.
/// </summary>
public sealed partial record SandboxFault
{
    internal SandboxFault(string name) => Name = name;

    /// <summary>What <see cref="SandboxRequest.Fault"/> says of a request that it struck.</summary>
    public string Name { get; init; }

    /// <summary>Strikes only this action (<see cref="SandboxRequest.Action"/>); null: any.</summary>
    public string? Action { get; init; }

    /// <summary>Strikes only this HTTP method; null: any.</summary>
    public string? Method { get; init; }

    /// <summary>Strikes only paths that contain this, letter case ignored; null: any.</summary>
    public string? PathPart { get; init; }

    /// <summary>Strikes only requests with a row whose serial or identifier is this, letter case ignored; null: any.</summary>
    public string? Row { get; init; }

    /// <summary>Lets so many matching requests pass first.</summary>
    public int Skip { get; init; }

    /// <summary>Strikes so many matching requests; null: all of them.</summary>
    public int? Times { get; init; } = 1;

    /// <summary>Waits so long before the request is worked on. Divided by the time scale.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Waits so long after the request was worked on, before its answer. Divided by the time scale.</summary>
    public TimeSpan AnswerDelay { get; init; }

    /// <summary>Whether the request takes effect (its rows are accepted) although its answer is spoilt.</summary>
    public bool IsProcessed { get; init; }

    /// <summary>The HTTP status instead of the usual one; null: the usual answer, perhaps rewritten.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The error's code.</summary>
    public string Code { get; init; } = "UnknownError";

    /// <summary>The error's message.</summary>
    public string Message { get; init; } = "This is a scripted fault of the sandbox.";

    /// <summary>What the body is, when there is a status.</summary>
    public FaultBody Body { get; init; }

    /// <summary>How long the client shall wait, said in <see cref="RetryAfterStyle"/>; null: nothing is said. Not divided by the time scale: it is the client who waits.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>How <see cref="RetryAfter"/> is said.</summary>
    public RetryAfterStyle RetryAfterStyle { get; init; }

    /// <summary>Further headers of the answer.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>What happens to the connection.</summary>
    public FaultConnection Connection { get; init; }

    /// <summary>How long accepted rows of a struck import stay out of lists and filters, instead of <see cref="SandboxOptions.VisibleAfter"/>.</summary>
    public TimeSpan? VisibleAfter { get; init; }

    /// <summary>Changes the answer's JSON.</summary>
    internal AnswerRewrite? Rewrite { get; init; }

    /// <summary>Strikes only requests of this action, such as <c>import</c>, <c>importDeviceIdentityList</c>, <c>list</c>, <c>get</c>.</summary>
    public SandboxFault For(string action) => this with { Action = action };

    /// <summary>Lets the first <paramref name="count"/> matching requests pass.</summary>
    public SandboxFault After(int count) => this with { Skip = count };

    /// <summary>Strikes <paramref name="count"/> matching requests.</summary>
    public SandboxFault Repeated(int count) => this with { Times = count };

    /// <summary>Strikes every matching request.</summary>
    public SandboxFault Always() => this with { Times = null };

    /// <summary>Strikes requests that carry this serial or identifier.</summary>
    public SandboxFault WithRow(string identifier) => this with { Row = identifier };
}
