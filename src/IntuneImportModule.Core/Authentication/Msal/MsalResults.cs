using Microsoft.Identity.Client;

namespace IntuneImportModule.Core.Authentication.Msal;

/// <summary>Turns MSAL's results into ours.</summary>
internal static class MsalResults
{
    // What every sign-in of a person is granted besides.
    private static readonly string[] Protocol = ["openid", "profile", "offline_access", "email"];

    /// <summary>The token with what is known of it.</summary>
    /// <param name="result">What MSAL got.</param>
    /// <param name="options">The way it was got.</param>
    /// <param name="clientId">The application; null where the token must say.</param>
    /// <param name="now">The present.</param>
    public static IssuedToken ToIssued(this AuthenticationResult result, SignInOptions options, string? clientId, DateTimeOffset now)
    {
        bool isPerson = options is PersonSignIn;
        SignInInfo claims = TokenClaims.Read(result.AccessToken, options.AuthKind);

        // A person's answer names the scopes beside the token; an application's roles are in the token only.
        bool namesScopes = isPerson && !claims.PermissionsKnown;
        SignInInfo info = claims with
        {
            Cloud = options.Cloud.Name,

            // For a managed identity MSAL gives a word of its own instead of a tenant.
            TenantId = claims.TenantId ?? (options is ManagedIdentitySignIn ? null : result.TenantId),
            Account = isPerson ? result.Account?.Username ?? claims.Account : null,
            ClientId = clientId ?? claims.ClientId,
            IsApplication = !isPerson,
            Permissions = namesScopes ? [.. result.Scopes.Select(Name).Except(Protocol)] : claims.Permissions,
            PermissionsKnown = claims.PermissionsKnown || namesScopes,
            ExpiresOn = result.ExpiresOn,
        };
        return new IssuedToken(result.AccessToken, info, result.ExpiresOn, result.AuthenticationResultMetadata?.RefreshOn, now);
    }

    private static string Name(string scope) => scope.Substring(scope.LastIndexOf('/') + 1);
}
