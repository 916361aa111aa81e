namespace IntuneImportModule.Core.Authentication;

/// <summary>No access token can be had. The message says why and what to do, and holds no secret.</summary>
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
}
