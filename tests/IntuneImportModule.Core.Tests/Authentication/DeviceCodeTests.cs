using IntuneImportModule.Core.Authentication;

namespace IntuneImportModule.Core.Tests.Authentication;

public sealed class DeviceCodeTests : SignInTest
{
    private DeviceCodeSignIn Way => new() { ClientId = AppId, TenantId = TenantId };

    [Fact]
    public async Task Code_is_told_and_the_token_asked_for_until_it_is_there()
    {
        string token = TestJwt.Person();
        Entra.Then(EntraAnswers.DeviceCode("device-1")).Then(EntraAnswers.Pending()).Then(EntraAnswers.Pending())
            .Then(EntraAnswers.Person(token, "refresh-1"));

        ITokenSource source = await ConnectAsync(Way);

        EntraRequest first = Entra.Requests.First();
        Assert.Equal(Authority + "/oauth2/v2.0/devicecode", first.Address.GetLeftPart(UriPartial.Path));
        Assert.Equal(AppId, first.Form["client_id"]);
        Assert.Contains("https://graph.microsoft.com/DeviceManagementServiceConfig.ReadWrite.All", first.Form["scope"].Split(' '));
        Assert.Equal(3, Entra.TokenRequests.Count);
        Assert.All(Entra.TokenRequests, r => Assert.Equal(("device_code", "device-1"), (r.Form["grant_type"].Split(':')[^1], r.Form["device_code"])));
        string told = Assert.Single(Told);
        Assert.Contains("https://microsoft.example/devicelogin", told);
        Assert.Contains("ABCD-1234", told);
        Assert.DoesNotContain("device-1", told);
        Assert.Equal(token, await source.GetTokenAsync(TokenRequest.Ordinary, default));
        Assert.Equal(("DeviceCode", Ada), (source.Info.AuthKind, source.Info.Account));
    }

    [Fact]
    public async Task Renewal_is_silent()
    {
        string first = TestJwt.Person();
        Entra.Then(EntraAnswers.DeviceCode("device-1")).Then(EntraAnswers.Person(first, "refresh-1")).Then(EntraAnswers.Person(TestJwt.Person(), "refresh-2"));
        ITokenSource source = await ConnectAsync(Way);

        await source.GetTokenAsync(new TokenRequest(first), default);

        Assert.Equal("refresh-1", Entra.TokenRequests[^1].Form["refresh_token"]);
        Assert.Single(Told);
    }

    [Fact]
    public async Task Nobody_is_waited_for_longer_than_two_minutes_by_default()
    {
        Entra.Then(EntraAnswers.DeviceCode("device-1", interval: 1)).Then(_ => EntraAnswers.Pending());
        Task<SignInException> waiting = RefusedAsync(Way);
        while (Entra.TokenRequests.Count == 0)
        {
            await Task.Delay(10);
        }

        Clock.Advance(TimeSpan.FromSeconds(119));
        Assert.False(waiting.IsCompleted);
        Clock.Advance(TimeSpan.FromSeconds(2));
        SignInException error = await waiting;
        Assert.Equal("DeviceCodeTimeout", error.ErrorId);
        Assert.Contains("120", error.Message);
    }

    [Theory]
    [InlineData(70019, "expired_token", "DeviceCodeExpired")]
    [InlineData(424242, "expired_token", "DeviceCodeExpired")]
    [InlineData(424242, "authorization_declined", "SignInDeclined")]
    [InlineData(7000218, "invalid_client", "SignInPublicClientOff")]
    public async Task Outcome_is_explained(int code, string error, string errorId)
    {
        Entra.Then(EntraAnswers.DeviceCode("device-1")).Then(_ => EntraAnswers.Error(code, error));

        Assert.Equal(errorId, (await RefusedAsync(Way)).ErrorId);
    }

    [Fact]
    public async Task Browser_that_cannot_be_opened_gives_way_to_a_code()
    {
        Entra.Then(EntraAnswers.DeviceCode("device-1")).Then(EntraAnswers.Person(TestJwt.Person(), "refresh-1"));
        InteractiveSignIn interactive = new()
        {
            ClientId = AppId,
            OpenBrowser = _ => throw new Microsoft.Identity.Client.MsalClientException(Microsoft.Identity.Client.MsalError.LinuxXdgOpen, "no display"),
        };

        ITokenSource source = await ConnectAsync(interactive);

        Assert.Single(Told);
        Assert.Single(Warned);
        Assert.Equal(Ada, source.Info.Account);
    }

    [Fact]
    public async Task Unattended_session_gets_no_code()
    {
        Assert.Equal("SignInUnattended", (await RefusedAsync(Way with { Attended = false })).ErrorId);
        Assert.Empty(Told);
        Assert.Empty(Entra.Requests);
    }
}
