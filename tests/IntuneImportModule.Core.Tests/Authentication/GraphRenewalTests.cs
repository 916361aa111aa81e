using System.Net;
using System.Text;
using IntuneImportModule.Core.Authentication;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Tests.Authentication;

/// <summary>From Graph's 401 to a new token and on, through the client that the imports use.</summary>
public sealed class GraphRenewalTests : SignInTest
{
    private const string Challenge = """{"access_token":{"nbf":{"essential":true,"value":"1700000001"}}}""";

    private static readonly Uri Root = new("https://graph.microsoft.com/");

    private EntraStandIn Service { get; } = new();

    [Fact]
    public async Task Refused_request_is_sent_again_with_a_token_that_meets_the_challenge()
    {
        (string first, string second) = (TestJwt.App(), TestJwt.App());
        Entra.Then(EntraAnswers.App(first)).Then(EntraAnswers.App(second));
        Service.Then(Refusal()).Then(EntraAnswers.Json([]));

        GraphAnswer answer = await AskAsync(await ConnectAsync(SecretSignIn()));

        Assert.Equal(GraphVerdict.Success, answer.Verdict);
        Assert.Equal(["Bearer " + first, "Bearer " + second], Service.Requests.Select(r => r.Header("Authorization")));
        Assert.Contains("1700000001", Entra.TokenRequests[1].Form["claims"]);
    }

    [Fact]
    public async Task Challenge_that_cannot_be_met_silently_ends_the_request_with_what_to_do()
    {
        Entra.Then(EntraAnswers.DeviceCode("device-1")).Then(EntraAnswers.Person(TestJwt.Person(), "refresh-1"))
            .Then(_ => EntraAnswers.Error(50076, "interaction_required"));
        Service.Then(_ => Refusal());

        GraphAnswer answer = await AskAsync(await ConnectAsync(new DeviceCodeSignIn { ClientId = AppId, TenantId = TenantId }));

        Assert.Equal((GraphVerdict.Denied, "SignInClaimsUnmet"), (answer.Verdict, answer.Error!.Code));
        Assert.Single(Service.Requests);
        Assert.Single(Told);
    }

    [Fact]
    public async Task Connection_signs_in_at_its_cloud_shows_who_and_ends_with_its_sign_in()
    {
        Entra.Then(EntraAnswers.App(TestJwt.App()));
        using TestCertificate certificate = new();
        CertificateSignIn way = new(certificate.Certificate) { ClientId = AppId, TenantId = TenantId, OwnsCertificate = true, Cloud = Cloud.Of(CloudName.China) };

        GraphConnection connection = await GraphConnection.SignInAsync(way, Host, default);
        Assert.Equal("https://microsoftgraph.chinacloudapi.cn/", connection.Endpoint.AbsoluteUri);
        Assert.Equal("Certificate", connection.SignedIn.AuthKind);
        connection.Dispose();
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => certificate.Certificate.Thumbprint);

        await Assert.ThrowsAsync<ArgumentException>(() => GraphConnection.SignInAsync(
            SecretSignIn() with { Cloud = Cloud.Of(CloudName.Global, new Uri("http://graph.example")) }, Host, default));
    }

    private static HttpResponseMessage Refusal()
    {
        HttpResponseMessage refusal = new(HttpStatusCode.Unauthorized) { Content = new StringContent("{}") };
        refusal.Headers.TryAddWithoutValidation(
            "WWW-Authenticate", $"Bearer realm=\"\", error=\"insufficient_claims\", claims=\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(Challenge))}\"");
        return refusal;
    }

    private async Task<GraphAnswer> AskAsync(ITokenSource tokens)
    {
        using GraphConnection connection = new(Root, tokens, Service);
        GraphClient client = new(connection, new GraphClientOptions());
        return await client.SendAsync(new GraphRequest(HttpMethod.Get, "v1.0/x"), Stopping.At(CancellationToken.None));
    }
}
