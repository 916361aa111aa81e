using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using IntuneImportModule.Core.Authentication;

namespace IntuneImportModule.Core.Tests.Authentication;

public sealed class CertificateTests : SignInTest, IDisposable
{
    private readonly TestCertificate _made = new();

    public void Dispose() => _made.Dispose();

    [Fact]
    public async Task Assertion_is_signed_with_the_certificates_key_for_this_tenant_and_for_minutes()
    {
        Entra.Then(EntraAnswers.App(TestJwt.App()));

        ITokenSource source = await ConnectAsync(Way());

        IReadOnlyDictionary<string, string> form = Assert.Single(Entra.Requests).Form;
        Assert.Equal("client_credentials", form["grant_type"]);
        Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", form["client_assertion_type"]);
        Assert.DoesNotContain("client_secret", form.Keys);
        JsonElement head = TestJwt.Part(form["client_assertion"], 0);
        JsonElement claims = TestJwt.Part(form["client_assertion"], 1);
        AssertThumbprint(head);
        Assert.False(head.TryGetProperty("x5c", out _));
        AssertSignature(form["client_assertion"], head.GetProperty("alg").GetString()!);
        Assert.Equal(Authority + "/oauth2/v2.0/token", claims.GetProperty("aud").GetString());
        Assert.Equal((AppId, AppId), (claims.GetProperty("iss").GetString(), claims.GetProperty("sub").GetString()));
        long lifetime = Seconds(claims, "exp") - Seconds(claims, "nbf");
        Assert.InRange(lifetime, 60, 900);
        Assert.Equal("Certificate", source.Info.AuthKind);
    }

    [Fact]
    public async Task Each_assertion_is_used_once()
    {
        string first = TestJwt.App();
        Entra.Then(EntraAnswers.App(first)).Then(EntraAnswers.App(TestJwt.App()));
        ITokenSource source = await ConnectAsync(Way());
        await source.GetTokenAsync(new TokenRequest(first), default);

        string[] ids = [.. Entra.TokenRequests.Select(r => TestJwt.Part(r.Form["client_assertion"], 1).GetProperty("jti").GetString()!)];
        Assert.Equal(2, ids.Distinct().Count());
    }

    [Fact]
    public async Task Certificate_is_sent_along_where_subject_and_issuer_are_trusted()
    {
        Entra.Then(EntraAnswers.App(TestJwt.App()));

        await ConnectAsync(Way() with { SendCertificate = true });

        JsonElement chain = TestJwt.Part(Assert.Single(Entra.Requests).Form["client_assertion"], 0).GetProperty("x5c");
        string sent = chain.ValueKind == JsonValueKind.Array ? chain[0].GetString()! : chain.GetString()!;
        Assert.Equal(_made.Certificate.RawData, Convert.FromBase64String(sent));
    }

    [Fact]
    public async Task Certificate_that_has_ended_or_has_no_key_is_refused_before_anything_is_sent()
    {
        using TestCertificate old = new(DateTimeOffset.UtcNow.AddDays(-1));
        using X509Certificate2 publicHalf = X509CertificateLoader.LoadCertificate(_made.Certificate.RawData);

        Assert.Equal("CertificateExpired", (await RefusedAsync(Way() with { Certificate = old.Certificate })).ErrorId);
        Assert.Equal("CertificateWithoutKey", (await RefusedAsync(Way() with { Certificate = publicHalf })).ErrorId);
        Assert.Empty(Entra.Requests);
    }

    [Fact]
    public async Task Only_a_certificate_that_was_loaded_for_the_sign_in_ends_with_it()
    {
        Entra.Then(_ => EntraAnswers.App(TestJwt.App()));
        ((IDisposable)await ConnectAsync(Way())).Dispose();
        Assert.True(_made.Certificate.HasPrivateKey);

        ((IDisposable)await ConnectAsync(Way() with { OwnsCertificate = true })).Dispose();
        Assert.ThrowsAny<CryptographicException>(() => _made.Certificate.Thumbprint);
    }

    // MSAL writes them as strings.
    private static long Seconds(JsonElement claims, string name) =>
        long.Parse(claims.GetProperty(name).ToString(), System.Globalization.CultureInfo.InvariantCulture);

    private CertificateSignIn Way() => new(_made.Certificate) { ClientId = AppId, TenantId = TenantId };

    private void AssertThumbprint(JsonElement head)
    {
        (string name, byte[] hash) = head.TryGetProperty("x5t#S256", out _)
            ? ("x5t#S256", SHA256.HashData(_made.Certificate.RawData))
            : ("x5t", _made.Certificate.GetCertHash());
        Assert.Equal(TestJwt.Base64(hash), head.GetProperty(name).GetString());
    }

    private void AssertSignature(string assertion, string algorithm)
    {
        Assert.Contains(algorithm, new[] { "PS256", "RS256" });
        string[] parts = assertion.Split('.');
        using RSA key = _made.Certificate.GetRSAPublicKey()!;
        Assert.True(key.VerifyData(
            Encoding.ASCII.GetBytes(parts[0] + "." + parts[1]),
            TestJwt.FromBase64(parts[2]),
            HashAlgorithmName.SHA256,
            algorithm == "PS256" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1));
    }
}
