using System.Net;
using IntuneImportModule.Core.Authentication;

namespace IntuneImportModule.Core.Tests.Authentication;

public sealed class CloudTests : SignInTest
{
    [Theory]
    [InlineData(CloudName.Global, "https://login.microsoftonline.com", "https://graph.microsoft.com")]
    [InlineData(CloudName.USGov, "https://login.microsoftonline.us", "https://graph.microsoft.us")]
    [InlineData(CloudName.USGovDoD, "https://login.microsoftonline.us", "https://dod-graph.microsoft.us")]
    [InlineData(CloudName.China, "https://login.chinacloudapi.cn", "https://microsoftgraph.chinacloudapi.cn")]
    public async Task Each_cloud_is_asked_at_its_own_host_and_nowhere_else(CloudName name, string authority, string graph)
    {
        Entra.Then(_ => EntraAnswers.App(TestJwt.App()));

        ITokenSource source = await ConnectAsync(SecretSignIn() with { Cloud = Cloud.Of(name) });

        EntraRequest asked = Assert.Single(Entra.Requests);
        Assert.Equal($"{authority}/{TenantId}/oauth2/v2.0/token", asked.Address.GetLeftPart(UriPartial.Path));
        Assert.Equal(graph + "/.default", asked.Form["scope"]);
        Assert.Equal(name.ToString(), source.Info.Cloud);
    }

    [Fact]
    public async Task Custom_authority_is_the_only_host_asked()
    {
        Entra.Then(_ => EntraAnswers.App(TestJwt.App()));
        Cloud cloud = Cloud.Of(CloudName.Global, new Uri("https://graph.sovereign.example/"), new Uri("https://login.sovereign.example"));

        ITokenSource source = await ConnectAsync(SecretSignIn() with { Cloud = cloud });

        EntraRequest asked = Assert.Single(Entra.Requests);
        Assert.Equal("login.sovereign.example", asked.Address.Host);
        Assert.Equal("https://graph.sovereign.example/.default", asked.Form["scope"]);
        Assert.Equal("Custom", source.Info.Cloud);
    }

    [Theory]
    [InlineData("https://graph.microsoft.us/", "https://login.microsoftonline.us", "USGov")]
    [InlineData("https://dod-graph.microsoft.us/", "https://login.microsoftonline.us", "USGovDoD")]
    [InlineData("https://microsoftgraph.chinacloudapi.cn/", "https://login.chinacloudapi.cn", "China")]
    [InlineData("http://127.0.0.1:5000/", "https://login.microsoftonline.com", "Custom")]
    public async Task Graph_of_a_known_cloud_brings_its_own_sign_in_host_and_this_machine_the_named_clouds(string graph, string authority, string name)
    {
        Entra.Then(_ => EntraAnswers.App(TestJwt.App()));

        ITokenSource source = await ConnectAsync(SecretSignIn() with { Cloud = Cloud.Of(CloudName.Global, new Uri(graph)) });

        EntraRequest asked = Assert.Single(Entra.Requests);
        Assert.Equal(authority, asked.Address.GetLeftPart(UriPartial.Authority));
        Assert.Equal(graph + ".default", asked.Form["scope"]);
        Assert.Equal(name, source.Info.Cloud);
    }

    [Fact]
    public async Task Graph_of_no_known_cloud_needs_a_sign_in_host_and_nobodys_is_guessed()
    {
        Cloud unknown = Cloud.Of(CloudName.Global, new Uri("https://graph.sovereign.example/"));
#if NET
        using TestCertificate certificate = new();
#endif
        SignInOptions[] ways =
        [
            SecretSignIn(),
#if NET
            // Test certificates are made with calls that .NET Framework lacks.
            new CertificateSignIn(certificate.Certificate) { ClientId = AppId, TenantId = TenantId },
#endif
            new WorkloadIdentitySignIn { ClientId = AppId, TenantId = TenantId, TokenFile = "nowhere" },
            new DeviceCodeSignIn { ClientId = AppId },
            new InteractiveSignIn { ClientId = AppId },
        ];

        foreach (SignInOptions way in ways)
        {
            SignInException error = await RefusedAsync(way with { Cloud = unknown });
            Assert.Equal("AuthorityMissing", error.ErrorId);
            Assert.Contains("'graph.sovereign.example'", error.Message);
            Assert.Contains("-AuthorityHost", error.Remedy);
        }

        Assert.Empty(Entra.Requests);
    }

    [Theory]
    [InlineData("http://login.sovereign.example")]
    [InlineData("http://localhost")]
    [InlineData("https://login.sovereign.example/tenant")]
    [InlineData("https://login.sovereign.example?x=1")]
    [InlineData("https://user@login.sovereign.example")]
    public void Authority_that_is_no_https_host_is_refused(string address) =>
        Assert.Throws<ArgumentException>(() => Cloud.Of(CloudName.Global, null, new Uri(address)));

    [Fact]
    public async Task Redirect_of_the_token_endpoint_is_not_followed()
    {
        Entra.Then(_ => new HttpResponseMessage(HttpStatusCode.TemporaryRedirect) { Headers = { Location = new Uri("https://elsewhere.example/token") } });

        SignInException error = await RefusedAsync(SecretSignIn());

        Assert.Equal("SignInFailed", error.ErrorId);
        Assert.All(Entra.Requests, r => Assert.Equal("login.microsoftonline.com", r.Address.Host));
    }

    [Fact]
    public async Task Sign_in_goes_through_the_users_proxy()
    {
        using LoopbackServer proxy = new(_ => (502, ""));
        SignInHost host = Host with { Handler = null, Proxy = new WebProxy(proxy.Address) };
        Cloud cloud = Cloud.Of(CloudName.Global, null, new Uri("https://login.sovereign.example"));

        SignInException error = await RefusedAsync(SecretSignIn() with { Cloud = cloud }, host);

#if NET
        Assert.Equal("SignInConnectionFailed", error.ErrorId);
        Assert.Single(proxy.Requests);
#else
        // .NET Framework hands out the proxy's refusal as the server's answer, which is worth a second attempt.
        Assert.Equal("SignInServiceDown", error.ErrorId);
#endif
        Assert.StartsWith("CONNECT login.sovereign.example:443 ", proxy.Requests.First().Head);
    }

    [Fact]
    public async Task Proxy_is_told_who_signs_in_to_it()
    {
        using LoopbackServer proxy = new(seen =>
        {
            bool knows = seen.Header("Proxy-Authorization") is not null;
            seen.Challenge = knows ? null : "x\r\nProxy-Authenticate: Basic realm=\"p\"";
            return (knows ? 502 : 407, "");
        });
        WebProxy address = new(proxy.Address) { Credentials = new NetworkCredential("kim", "pr0xy-secret") };
        Cloud cloud = Cloud.Of(CloudName.Global, null, new Uri("https://login.sovereign.example"));

        SignInException error = await RefusedAsync(SecretSignIn() with { Cloud = cloud }, Host with { Handler = null, Proxy = address });

        string expected = "Basic " + Convert.ToBase64String("kim:pr0xy-secret"u8.ToArray());
        Assert.Equal([null, expected], proxy.Requests.Take(2).Select(r => r.Header("Proxy-Authorization")));
        Assert.DoesNotContain("pr0xy-secret", error.ToString());
    }
}
