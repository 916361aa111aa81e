namespace IntuneImportModule.Core.Authentication;

/// <summary>No access token can be had. The message says why and what to do, and holds no secret.</summary>
/// <remarks>
/// What MSAL throws is never chained: its exceptions carry request and answer bodies. What is of use is in the properties.
/// </remarks>
public sealed class SignInException : Exception
{
    /// <summary>A failure with an id.</summary>
    /// <param name="errorId">Short id in PascalCase, the key of its text.</param>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="innerException">The cause; it must not hold a secret either.</param>
    public SignInException(string errorId, string message, Exception? innerException = null)
        : base(message, innerException) => ErrorId = errorId;

    /// <summary>Short id in PascalCase, the key of its text.</summary>
    public string ErrorId { get; }

    /// <summary>What to do; null where the message alone says it.</summary>
    public string? Remedy { get; init; }

    /// <summary>The sign-in service's code, such as AADSTS65001, else the library's; null where neither spoke.</summary>
    public string? Code { get; init; }

    /// <summary>What Microsoft's support and the tenant's sign-in log find the attempt by.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The claims (JSON) that Conditional Access asks for and only a person can meet; null where there are none.</summary>
    public string? Claims { get; init; }

    /// <summary>How long the service asks to be left alone; null where it does not.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
