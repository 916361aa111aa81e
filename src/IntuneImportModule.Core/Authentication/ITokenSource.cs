namespace IntuneImportModule.Core.Authentication;

/// <summary>Where access tokens for Microsoft Graph come from. An implementation renews by itself and never prompts.</summary>
internal interface ITokenSource
{
    /// <summary>What is known about who is signed in; never the token.</summary>
    SignInInfo Info { get; }

    /// <summary>A token that is valid now.</summary>
    /// <param name="request">What is asked for beyond an ordinary token.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="SignInException">No token can be had; the message says why and what to do.</exception>
    Task<string> GetTokenAsync(TokenRequest request, CancellationToken cancellationToken);
}
