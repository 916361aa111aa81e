using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace IntuneImportModule.Core.Authentication.Msal;

/// <summary>Tokens for the managed identity of the host.</summary>
internal sealed class ManagedIdentityIssuer : ITokenIssuer
{
    private readonly ManagedIdentitySignIn options;
    private readonly SignInHost host;
    private readonly MsalHttp http;
    private readonly MsalCall call;
    private readonly IManagedIdentityApplication app;

    /// <summary>Prepares; nothing is sent yet.</summary>
    /// <param name="options">The way.</param>
    /// <param name="host">The surroundings.</param>
    /// <exception cref="SignInException">The client id is none.</exception>
    public ManagedIdentityIssuer(ManagedIdentitySignIn options, SignInHost host)
    {
        this.options = options;
        this.host = host;
        ManagedIdentityId identity = options.ClientId is null
            ? ManagedIdentityId.SystemAssigned
            : ManagedIdentityId.WithUserAssignedClientId(Ids.Client(options.ClientId, nameof(Texts.ClientIdInvalid)));
        call = new MsalCall(options, host, "the managed identity endpoint");
        foreach (string secret in IdentityEndpoints.Secrets)
        {
            call.Scrubber.Know(secret);
        }

        // The endpoint is on this machine or its own link; a proxy would be another machine.
        http = new MsalHttp(host.HandlerFor(IdentityEndpoints.Local), IdentityEndpoints.IsOne);
        app = ManagedIdentityApplicationBuilder.Create(identity).WithClientCapabilities(["cp1"]).WithHttpClientFactory(http).Build();
    }

    public Task<IssuedToken> SignInAsync(CancellationToken cancellationToken) => RenewAsync(null, cancellationToken);

    public async Task<IssuedToken> RenewAsync(string? claims, CancellationToken cancellationToken)
    {
        AuthenticationResult result = await call.RunAsync(Ask, mayRepeat: true, cancellationToken).ConfigureAwait(false);
        return result.ToIssued(options, options.ClientId, host.Time.GetUtcNow());

        Task<AuthenticationResult> Ask(CancellationToken token)
        {
            // MSAL keeps these tokens for the whole process, so a sign-in would otherwise ask nobody. With claims it tells the
            // host which token was revoked, but only if it is not told to refresh anyway.
            AcquireTokenForManagedIdentityParameterBuilder request = app.AcquireTokenForManagedIdentity(options.Cloud.Resource);
            return (claims is null ? request.WithForceRefresh(true) : request.WithClaims(claims)).ExecuteAsync(token);
        }
    }

    /// <summary>Nothing outlives the process.</summary>
    public Task SignOutAsync() => Task.CompletedTask;

    public void Dispose() => http.Dispose();
}
