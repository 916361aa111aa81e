using IntuneImportModule.Core.Authentication;

namespace IntuneImportModule.Core.Tests.Authentication;

public sealed class ClientSecretTests : SignInTest
{
    [Fact]
    public async Task Token_request_is_exactly_the_protocols()
    {
        string token = TestJwt.App();
        Entra.Then(EntraAnswers.App(token));

        ITokenSource source = await ConnectAsync(SecretSignIn("a+b c/&=ü"));

        EntraRequest asked = Assert.Single(Entra.Requests);
        Assert.Equal(HttpMethod.Post, asked.Method);
        Assert.Equal(Authority + "/oauth2/v2.0/token", asked.Address.GetLeftPart(UriPartial.Path));
        Assert.Equal("client_credentials", asked.Form["grant_type"]);
        Assert.Equal(AppId, asked.Form["client_id"]);
        Assert.Equal("a+b c/&=ü", asked.Form["client_secret"]);
        Assert.Equal("https://graph.microsoft.com/.default", asked.Form["scope"]);
        Assert.Contains("cp1", asked.Form["claims"]);
        Assert.Equal(token, await source.GetTokenAsync(TokenRequest.Ordinary, default));
        Assert.Single(Entra.Requests);
    }

    [Fact]
    public async Task Info_says_who_and_what_and_until_when()
    {
        Entra.Then(EntraAnswers.App(TestJwt.App(clientId: AppId), 3600));

        SignInInfo info = (await ConnectAsync(SecretSignIn())).Info;

        Assert.Equal(("ClientSecret", "Global", TenantId, AppId, null), (info.AuthKind, info.Cloud, info.TenantId, info.ClientId, info.Account));
        Assert.True(info.IsApplication);
        Assert.Equal(["DeviceManagementServiceConfig.ReadWrite.All"], info.Permissions);
        Assert.InRange(info.ExpiresOn!.Value, Clock.Start.AddMinutes(59), Clock.Start.AddMinutes(61));
    }

    [Theory]
    [InlineData(null, TenantId, "AppClientIdMissing")]
    [InlineData("not a guid", TenantId, "ClientIdInvalid")]
    [InlineData(ClientId, null, "TenantIdMissing")]
    [InlineData(ClientId, "organizations", "TenantIdInvalid")]
    [InlineData(ClientId, "contoso.example/../x", "TenantIdInvalid")]
    public async Task Wrong_ids_are_refused_before_anything_is_sent(string? clientId, string? tenantId, string errorId)
    {
        SignInException error = await RefusedAsync(SecretSignIn() with { ClientId = clientId, TenantId = tenantId });

        Assert.Equal(errorId, error.ErrorId);
        Assert.Empty(Entra.Requests);
    }

    [Fact]
    public async Task Empty_secret_is_refused_before_anything_is_sent()
    {
        Assert.Equal("SignInSecretMissing", (await RefusedAsync(SecretSignIn(" "))).ErrorId);
        Assert.Empty(Entra.Requests);
    }
}
