using Microsoft.Identity.Client;

namespace IntuneImportModule.Core.Authentication.Msal;

/// <summary>Tokens for a person: from the cache where it serves, else by asking, once.</summary>
internal sealed class PersonIssuer : ITokenIssuer
{
    private readonly PersonSignIn options;
    private readonly SignInHost host;
    private readonly string clientId;
    private readonly string[] scopes;
    private readonly MsalHttp http;
    private readonly MsalCall call;
    private readonly IPublicClientApplication app;
    private IAccount? account;

    /// <summary>Prepares; nothing is sent yet.</summary>
    /// <param name="options">The way.</param>
    /// <param name="host">The surroundings.</param>
    /// <exception cref="SignInException">Something needed is missing or wrong.</exception>
    public PersonIssuer(PersonSignIn options, SignInHost host)
    {
        this.options = options;
        this.host = host;
        clientId = Ids.Client(options.ClientId, nameof(Texts.PersonClientIdMissing));
        string tenant = Ids.PersonTenant(options.TenantId);
        Uri authority = options.Cloud.RequireAuthority();
        scopes = [options.Cloud.Resource + "/" + (options.ReadOnly ? Permissions.Read : Permissions.ReadWrite)];
        call = new MsalCall(options, host, authority.Host);
        http = MsalHttp.For(authority, host);
        app = PublicClientApplicationBuilder.Create(clientId)
            .WithAuthority(new Uri(authority, tenant), validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithLegacyCacheCompatibility(false)
            .WithClientCapabilities(["cp1"])
            .WithRedirectUri("http://localhost")
            .WithHttpClientFactory(http)
            .Build();
    }

    public async Task<IssuedToken> SignInAsync(CancellationToken cancellationToken)
    {
        await TokenCacheFile.AttachAsync(app.UserTokenCache, options, host).ConfigureAwait(false);
        AuthenticationResult result = await call.RunAsync(AcquireAsync, mayRepeat: false, cancellationToken).ConfigureAwait(false);
        return Keep(result);
    }

    public async Task<IssuedToken> RenewAsync(string? claims, CancellationToken cancellationToken)
    {
        // Never a prompt: whoever started a long run may have left. What is asked for goes along to the next sign-in.
        try
        {
            return Keep(await call.RunAsync(Silent, mayRepeat: true, cancellationToken).ConfigureAwait(false));
        }
        catch (SignInException unmet) when (claims is not null && unmet.Claims is null && unmet.RetryAfter is null)
        {
            SignInDetails details = new() { Code = unmet.Code, CorrelationId = unmet.CorrelationId, Claims = claims };
            throw SignInError.Of(details, nameof(Texts.SignInClaimsUnmet));
        }

        Task<AuthenticationResult> Silent(CancellationToken token) => SilentlyAsync(forceRefresh: true, claims, token);
    }

    public async Task SignOutAsync()
    {
        if (account is not null)
        {
            await app.RemoveAsync(account).ConfigureAwait(false);
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<AuthenticationResult> AcquireAsync(CancellationToken cancellationToken)
    {
        account = options.Claims is null ? await CachedAccountAsync().ConfigureAwait(false) : null;
        if (account is not null)
        {
            try
            {
                return await SilentlyAsync(forceRefresh: false, claims: null, cancellationToken).ConfigureAwait(false);
            }
            catch (MsalUiRequiredException) when (options.Attended)
            {
                // The cached sign-in no longer serves; a person is there to be asked.
            }
        }

        return options.Attended
            ? await new Prompt(app, scopes, options, host).AskAsync(cancellationToken).ConfigureAwait(false)
            : throw SignInError.Of(nameof(Texts.SignInUnattended));
    }

    private async Task<IAccount?> CachedAccountAsync()
    {
        IEnumerable<IAccount> accounts = await app.GetAccountsAsync().ConfigureAwait(false);
        IAccount[] fitting = [.. accounts.Where(a => options.LoginHint is null
            || string.Equals(a.Username, options.LoginHint, StringComparison.OrdinalIgnoreCase))];

        // Several, and nobody said which: choosing is the person's business.
        return fitting.Length == 1 ? fitting[0] : null;
    }

    private Task<AuthenticationResult> SilentlyAsync(bool forceRefresh, string? claims, CancellationToken cancellationToken)
    {
        AcquireTokenSilentParameterBuilder request = app.AcquireTokenSilent(scopes, account).WithForceRefresh(forceRefresh);
        return (claims is null ? request : request.WithClaims(claims)).ExecuteAsync(cancellationToken);
    }

    private IssuedToken Keep(AuthenticationResult result)
    {
        account = result.Account;
        return result.ToIssued(options, clientId, host.Time.GetUtcNow());
    }
}
