using System.Security.Cryptography.X509Certificates;
using IntuneImportModule.Core.Authentication.Assertions;
using Microsoft.Identity.Client;

namespace IntuneImportModule.Core.Authentication.Msal;

/// <summary>Tokens for an application with a secret, a certificate or an assertion.</summary>
internal sealed class AppIssuer : ITokenIssuer
{
    private readonly AppSignIn options;
    private readonly SignInHost host;
    private readonly string clientId;
    private readonly MsalHttp http;
    private readonly MsalCall call;
    private readonly IConfidentialClientApplication app;

    /// <summary>Prepares; nothing is sent yet.</summary>
    /// <param name="options">The way.</param>
    /// <param name="host">The surroundings.</param>
    /// <exception cref="SignInException">Something needed is missing or wrong.</exception>
    public AppIssuer(AppSignIn options, SignInHost host)
    {
        this.options = options;
        this.host = host;
        clientId = Ids.Client(options.ClientId, nameof(Texts.AppClientIdMissing));
        string tenant = Ids.AppTenant(options.TenantId);
        Uri authority = options.Cloud.RequireAuthority();
        call = new MsalCall(options, host, authority.Host);
        ConfidentialClientApplicationBuilder builder = WithCredential(ConfidentialClientApplicationBuilder.Create(clientId));
        http = MsalHttp.For(authority, host);
        app = builder
            .WithAuthority(new Uri(authority, tenant), validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithLegacyCacheCompatibility(false)
            .WithClientCapabilities(["cp1"])
            .WithHttpClientFactory(http)
            .Build();
    }

    public Task<IssuedToken> SignInAsync(CancellationToken cancellationToken) => RenewAsync(null, cancellationToken);

    public async Task<IssuedToken> RenewAsync(string? claims, CancellationToken cancellationToken)
    {
        AuthenticationResult result = await call.RunAsync(Ask, mayRepeat: true, cancellationToken).ConfigureAwait(false);
        return result.ToIssued(options, clientId, host.Time.GetUtcNow());

        Task<AuthenticationResult> Ask(CancellationToken token)
        {
            string[] scopes = [options.Cloud.Resource + "/.default"];
            AcquireTokenForClientParameterBuilder request = app.AcquireTokenForClient(scopes).WithForceRefresh(true);
            return (claims is null ? request : request.WithClaims(claims)).ExecuteAsync(token);
        }
    }

    /// <summary>Nothing outlives the process.</summary>
    public Task SignOutAsync() => Task.CompletedTask;

    public void Dispose()
    {
        http.Dispose();
        if (options is CertificateSignIn { OwnsCertificate: true } loaded)
        {
            loaded.Certificate.Dispose();
        }
    }

    private ConfidentialClientApplicationBuilder WithCredential(ConfidentialClientApplicationBuilder builder) => options switch
    {
        ClientSecretSignIn secret => WithSecret(builder, secret.ClientSecret.Reveal()),
        CertificateSignIn certificate => WithCertificate(builder, certificate),
        WorkloadIdentitySignIn workload => WithAssertions(builder, HostAssertions.Of(workload, host)),
        _ => throw new ArgumentOutOfRangeException(nameof(builder), options.AuthKind, null),
    };

    private ConfidentialClientApplicationBuilder WithSecret(ConfidentialClientApplicationBuilder builder, string secret)
    {
        if (string.IsNullOrWhiteSpace(secret))
        {
            throw SignInError.Of(nameof(Texts.SignInSecretMissing));
        }

        call.Scrubber.Know(secret);
        return builder.WithClientSecret(secret);
    }

    private ConfidentialClientApplicationBuilder WithCertificate(ConfidentialClientApplicationBuilder builder, CertificateSignIn way)
    {
        X509Certificate2 certificate = way.Certificate;
        if (!certificate.HasPrivateKey)
        {
            throw SignInError.Of(nameof(Texts.CertificateWithoutKey), certificate.Thumbprint);
        }

        // Entra ID would say no more than that the signature is not valid.
        DateTimeOffset end = certificate.NotAfter;
        return end > host.Time.GetUtcNow()
            ? builder.WithCertificate(certificate, way.SendCertificate)
            : throw SignInError.Of(nameof(Texts.CertificateExpired), certificate.Thumbprint, end.UtcDateTime);
    }

    private ConfidentialClientApplicationBuilder WithAssertions(ConfidentialClientApplicationBuilder builder, IAssertionSource source) =>
        builder.WithClientAssertion(async request =>
        {
            string assertion = await source.GetAsync(request.CancellationToken).ConfigureAwait(false);
            call.Scrubber.Know(assertion);
            return assertion;
        });
}
