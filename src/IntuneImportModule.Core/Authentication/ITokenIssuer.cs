namespace IntuneImportModule.Core.Authentication;

/// <summary>Gets tokens in one of the ways. One call at a time.</summary>
internal interface ITokenIssuer : IDisposable
{
    /// <summary>The first token. The only call that may ask a person.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="SignInException">There is none.</exception>
    Task<IssuedToken> SignInAsync(CancellationToken cancellationToken);

    /// <summary>A new token, asked of the service and not of a cache.</summary>
    /// <param name="claims">The claims challenge to meet, JSON; null where there is none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="SignInException">There is none.</exception>
    Task<IssuedToken> RenewAsync(string? claims, CancellationToken cancellationToken);

    /// <summary>Forgets a sign-in that outlives the process.</summary>
    Task SignOutAsync();
}
