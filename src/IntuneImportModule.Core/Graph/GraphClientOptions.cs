namespace IntuneImportModule.Core.Graph;

/// <summary>How one command talks to Graph.</summary>
internal sealed record GraphClientOptions
{
    /// <summary>Patience for one request, counted from its first attempt, waits included.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>The most requests under way at once.</summary>
    public int ThrottleLimit { get; init; } = 4;

    /// <summary>Sent as x-msft-approval-justification with writes; null sends none.</summary>
    public string? ApprovalJustification { get; init; }

    /// <summary>Told of each attempt, on any thread.</summary>
    public Action<GraphExchange>? Observer { get; init; }

    /// <summary>The clock and the timers.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
