namespace IntuneImportModule.Core.Graph;

/// <summary>What one attempt of a request came to, and whether another may follow.</summary>
/// <param name="Answer">The answer as it stands if this was the last attempt.</param>
/// <param name="Retry">Whether waiting and sending again is allowed and sensible.</param>
internal sealed record GraphAttempt(GraphAnswer Answer, AttemptRetry Retry)
{
    /// <summary>The wait that the service asked for; null leaves it to the back-off.</summary>
    public TimeSpan? Wait => Answer.Error?.RetryAfter;
}

/// <summary>Whether another attempt may follow.</summary>
internal enum AttemptRetry
{
    /// <summary>The answer is final.</summary>
    Never,

    /// <summary>Until patience is over.</summary>
    Patiently,

    /// <summary>A few times only; waiting seldom helps.</summary>
    AFewTimes,

    /// <summary>At once, with a new token.</summary>
    WithNewToken,
}
