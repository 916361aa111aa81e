namespace IntuneImportModule.Core.Authentication;

/// <summary>What the sign-in service said of a failure, without its words.</summary>
internal sealed record SignInDetails
{
    /// <summary>AADSTS and a number, else the library's own code.</summary>
    public string? Code { get; init; }

    /// <summary>The correlation id.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The claims challenge, JSON.</summary>
    public string? Claims { get; init; }

    /// <summary>How long to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Code and id in parentheses, for the end of a message.</summary>
    public string Suffix => (Code, CorrelationId) switch
    {
        (null, null) => "",
        (_, null) => $" ({Code})",
        (null, _) => $" (correlation id {CorrelationId})",
        _ => $" ({Code}, correlation id {CorrelationId})",
    };
}
