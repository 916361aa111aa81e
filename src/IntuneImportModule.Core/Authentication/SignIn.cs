using IntuneImportModule.Core.Authentication.Msal;

namespace IntuneImportModule.Core.Authentication;

/// <summary>The one door to every way of signing in.</summary>
internal static class SignIn
{
    /// <summary>Signs in once; what comes back renews by itself and never prompts.</summary>
    /// <param name="options">The way.</param>
    /// <param name="host">The surroundings.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The source; where it is disposable, its owner disposes it.</returns>
    /// <exception cref="SignInException">It failed; the message says why and what to do.</exception>
    public static async Task<ITokenSource> ConnectAsync(SignInOptions options, SignInHost host, CancellationToken cancellationToken)
    {
        if (options is AccessTokenSignIn handedOver)
        {
            // No method that names a type of MSAL is compiled on this way, so its assembly is not loaded.
            AccessTokenSource given = new(handedOver.AccessToken.Reveal(), handedOver.AuthKind, host.Time, handedOver.Cloud.Name);

            // One that has ended already is told now and not at the first row.
            await given.GetTokenAsync(TokenRequest.Ordinary, cancellationToken).ConfigureAwait(false);
            return given;
        }

        ITokenIssuer issuer = Issuers.Create(options, host);
        return await RenewingTokenSource.ConnectAsync(issuer, host.Time, cancellationToken).ConfigureAwait(false);
    }
}
