using System.Net;
using IntuneImportModule.Core.Authentication;

namespace IntuneImportModule.Core.Tests.Authentication;

[Collection(EnvironmentTests.Name)]
public sealed class ManagedIdentityTests : SignInTest, IDisposable
{
    private readonly EnvironmentScope _environment = new();

    public void Dispose() => _environment.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData(ClientId)]
    public async Task Virtual_machine_is_asked_at_the_metadata_address(string? clientId)
    {
        string token = TestJwt.App();
        Entra.Then(_ => Answer(token));

        ITokenSource source = await ConnectAsync(new ManagedIdentitySignIn { ClientId = clientId });

        EntraRequest asked = Assert.Single(Entra.Requests);
        Assert.Equal("http://169.254.169.254/metadata/identity/oauth2/token", asked.Address.GetLeftPart(UriPartial.Path));
        Assert.Equal("https://graph.microsoft.com", asked.Query["resource"]);
        Assert.Equal(clientId, asked.Query.GetValueOrDefault("client_id"));
        Assert.Equal("true", asked.Header("Metadata"));
        Assert.Equal(token, await source.GetTokenAsync(TokenRequest.Ordinary, default));
        Assert.Equal(("ManagedIdentity", TenantId, clientId ?? ClientId), (source.Info.AuthKind, source.Info.TenantId, source.Info.ClientId));
    }

    [Fact]
    public async Task Metadata_service_is_asked_again_for_a_refused_token_and_after_its_life()
    {
        (string first, string second, string third) = (TestJwt.App(), TestJwt.App(), TestJwt.App());
        Entra.Then(_ => Answer(first, seconds: 7200)).Then(_ => Answer(second, seconds: 7200)).Then(_ => Answer(third, seconds: 7200));
        ITokenSource source = await ConnectAsync(new ManagedIdentitySignIn());

        Assert.Equal(second, await source.GetTokenAsync(new TokenRequest(first), default));
        Assert.Equal(second, await source.GetTokenAsync(new TokenRequest(first, "{}"), default));
        Clock.Advance(TimeSpan.FromMinutes(116));
        Assert.Equal(third, await source.GetTokenAsync(TokenRequest.Ordinary, default));
    }

    [Fact]
    public async Task Graph_of_no_known_cloud_needs_no_sign_in_host_here_nor_with_a_token()
    {
        Cloud unknown = Cloud.Of(CloudName.Global, new Uri("https://graph.sovereign.example/"));
        Entra.Then(_ => Answer(TestJwt.App()));

        await ConnectAsync(new AccessTokenSignIn(new Secret("opaque")) { Cloud = unknown });
        Assert.Empty(Entra.Requests);
        ITokenSource source = await ConnectAsync(new ManagedIdentitySignIn { Cloud = unknown });

        Assert.Equal("https://graph.sovereign.example", Assert.Single(Entra.Requests).Query["resource"]);
        Assert.Equal("Custom", source.Info.Cloud);
    }

    [Fact]
    public async Task App_service_is_asked_at_its_endpoint_with_its_header()
    {
        string token = TestJwt.App();
        using LoopbackServer server = new(_ => (200, Body(token, 3600)));
        _environment.Set("IDENTITY_ENDPOINT", server.Address + "msi/token").Set("IDENTITY_HEADER", "header-secret");

        ITokenSource source = await ConnectAsync(new ManagedIdentitySignIn { ClientId = ClientId }, Host with { Handler = null });

        LoopbackServer.Seen asked = Assert.Single(server.Requests);
        Assert.Equal("header-secret", asked.Header("X-IDENTITY-HEADER"));
        Assert.StartsWith("/msi/token?", asked.Path);
        Assert.Contains("resource=https://graph.microsoft.com", Uri.UnescapeDataString(asked.Path));
        Assert.Contains("client_id=" + ClientId, asked.Path);
        Assert.Equal(token, await source.GetTokenAsync(TokenRequest.Ordinary, default));
    }

    [Theory]
    [InlineData("https://app.example/msi/token")]
    [InlineData(null)]
    public async Task Challenge_of_Graph_brings_a_token_that_no_cache_held(string? endpoint)
    {
        (string first, string second) = (TestJwt.App(), TestJwt.App());
        Entra.Then(_ => Answer(first)).Then(_ => Answer(second));
        _environment.Set("IDENTITY_ENDPOINT", endpoint).Set("IDENTITY_HEADER", endpoint is null ? null : "header-secret");
        ITokenSource source = await ConnectAsync(new ManagedIdentitySignIn { ClientId = AppId });

        Assert.Equal(second, await source.GetTokenAsync(new TokenRequest(first, """{"access_token":{"nbf":{"essential":true}}}"""), default));

        Assert.Equal(2, Entra.Requests.Count);
    }

    [ArcFact]
    public async Task Arc_is_answered_with_the_content_of_the_file_that_its_challenge_names()
    {
        using ArcFolder folder = ArcFolder.Create();
        string key = folder.Write("challenge.key", "key-file-secret");
        string token = TestJwt.App();
        using LoopbackServer server = Arc(key, seen => seen.Header("Authorization") == "Basic key-file-secret" ? (200, Body(token, 3600)) : (401, ""));

        ITokenSource source = await ConnectAsync(new ManagedIdentitySignIn(), Host with { Handler = null });

        Assert.Equal(token, await source.GetTokenAsync(TokenRequest.Ordinary, default));
        Assert.Equal([null, "Basic key-file-secret"], server.Requests.Select(r => r.Header("Authorization")));
        Assert.All(server.Requests, r => Assert.Equal("true", r.Header("Metadata")));
    }

    [Fact]
    public async Task Arcs_challenge_that_names_another_file_is_refused_and_its_content_stays_here()
    {
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "private");
        using LoopbackServer server = Arc(file, _ => (401, ""));

        SignInException error = await RefusedAsync(new ManagedIdentitySignIn(), Host with { Handler = null });

        File.Delete(file);
        Assert.Equal("ManagedIdentityRefused", error.ErrorId);
        Assert.Null(Assert.Single(server.Requests).Header("Authorization"));
    }

    [Fact]
    public async Task Arc_is_told_which_user_assigned_identity_is_meant()
    {
        using LoopbackServer server = Arc("x", _ => (401, ""));

        Assert.Equal(
            "ManagedIdentityRefused",
            (await RefusedAsync(new ManagedIdentitySignIn { ClientId = ClientId }, Host with { Handler = null })).ErrorId);
        Assert.Contains("client_id=" + ClientId, Assert.Single(server.Requests).Path);
    }

    [Fact]
    public async Task Cloud_shell_knows_no_user_assigned_identity()
    {
        _environment.Set("MSI_ENDPOINT", "http://localhost:50342/oauth2/token");

        Assert.Equal("ManagedIdentityUserAssignedUnsupported", (await RefusedAsync(new ManagedIdentitySignIn { ClientId = ClientId })).ErrorId);
        Assert.Empty(Entra.Requests);
    }

    [Fact]
    public async Task Identity_that_is_not_assigned_is_said_without_what_the_host_wrote()
    {
        Entra.Then(_ => new HttpResponseMessage(HttpStatusCode.BadRequest)
        {
            Content = new StringContent("""{"error":"invalid_request","error_description":"Identity not found"}"""),
        });

        Assert.Equal("ManagedIdentityRefused", (await RefusedAsync(new ManagedIdentitySignIn())).ErrorId);
    }

    [Fact]
    public async Task Machine_without_endpoint_is_said()
    {
        Entra.Then(_ => throw new HttpRequestException("no route to host"));

        Assert.Equal("ManagedIdentityMissing", (await RefusedAsync(new ManagedIdentitySignIn())).ErrorId);
    }

    [Theory]
    [InlineData("http://elsewhere.example/msi/token", false)]
    [InlineData("http://10.0.0.1/msi/token", false)]
    [InlineData("http://169.254.130.2:8081/msi/token", true)]
    [InlineData("https://fabric.example:2377/metadata/identity/oauth2/token", true)]
    public async Task Hosts_header_goes_in_the_clear_to_this_machine_and_its_own_link_only(string endpoint, bool allowed)
    {
        _environment.Set("IDENTITY_ENDPOINT", endpoint).Set("IDENTITY_HEADER", "header-secret");
        Entra.Then(_ => Answer(TestJwt.App()));

        if (allowed)
        {
            await ConnectAsync(new ManagedIdentitySignIn());
            Assert.Single(Entra.Requests);
        }
        else
        {
            Assert.Equal("SignInElsewhere", (await RefusedAsync(new ManagedIdentitySignIn())).ErrorId);
            Assert.Empty(Entra.Requests);
        }
    }

    private static HttpResponseMessage Answer(string token, int seconds = 3600) =>
        new(HttpStatusCode.OK) { Content = new StringContent(Body(token, seconds)) };

    private static string Body(string token, int seconds) =>
        $$"""
        {"access_token":"{{token}}","expires_on":"{{DateTimeOffset.UtcNow.AddSeconds(seconds).ToUnixTimeSeconds()}}","token_type":"Bearer"}
        """;

    private LoopbackServer Arc(string keyFile, Func<LoopbackServer.Seen, (int, string)> answer)
    {
        LoopbackServer server = new(seen =>
        {
            seen.Challenge = "Basic realm=" + keyFile;
            return answer(seen);
        });
        _environment.Set("IDENTITY_ENDPOINT", server.Address + "metadata/identity/oauth2/token").Set("IMDS_ENDPOINT", server.Address.ToString());
        return server;
    }
}
