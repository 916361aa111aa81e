namespace IntuneImportModule.Core.Authentication;

/// <summary>Makes the exceptions of sign-in from the texts: a key, and the same key with Remedy.</summary>
internal static class SignInError
{
    /// <summary>A failure that we found ourselves.</summary>
    /// <param name="errorId">The key.</param>
    /// <param name="values">What goes into the text's gaps.</param>
    public static SignInException Of(string errorId, params object?[] values) => Of(new SignInDetails(), errorId, values);

    /// <summary>A failure that somebody reported.</summary>
    /// <param name="details">What was reported.</param>
    /// <param name="errorId">The key.</param>
    /// <param name="values">What goes into the text's gaps.</param>
    public static SignInException Of(SignInDetails details, string errorId, params object?[] values)
    {
        string words = Phrase.Of(Texts.ResourceManager.GetString(errorId, Texts.Culture)!, values);
        string? remedy = Texts.ResourceManager.GetString(errorId + "Remedy", Texts.Culture);
        string message = remedy is null ? words : words + " " + remedy;
        return new SignInException(errorId, message + details.Suffix)
        {
            Remedy = remedy,
            Code = details.Code,
            CorrelationId = details.CorrelationId,
            Claims = details.Claims,
            RetryAfter = details.RetryAfter,
        };
    }
}
