using IntuneImportModule.Core.Authentication;

namespace IntuneImportModule.Core.Tests.Authentication;

public sealed class InteractiveTests : SignInTest
{
    private readonly FakeBrowser _browser = new();

    [Fact]
    public async Task Browser_is_opened_at_the_authority_and_its_code_redeemed_with_proof()
    {
        string token = TestJwt.Person();
        Entra.Then(EntraAnswers.Person(token, "refresh-1"));

        ITokenSource source = await ConnectAsync(Way(_browser) with { LoginHint = Ada, TenantId = TenantId });

        Assert.Equal(Authority + "/oauth2/v2.0/authorize", _browser.Opened!.GetLeftPart(UriPartial.Path));
        string[] names = ["client_id", "response_type", "response_mode", "login_hint"];
        Assert.Equal([AppId, "code", "form_post", Ada], names.Select(name => _browser.Asked[name]));
        Assert.StartsWith("http://localhost:", _browser.Asked["redirect_uri"]);
        Assert.Contains("https://graph.microsoft.com/DeviceManagementServiceConfig.ReadWrite.All", _browser.Asked["scope"].Split(' '));
        EntraRequest redeemed = Assert.Single(Entra.Requests);
        Assert.Equal(("authorization_code", FakeBrowser.Code, AppId), (redeemed.Form["grant_type"], redeemed.Form["code"], redeemed.Form["client_id"]));
        Assert.Equal(_browser.Asked["redirect_uri"], redeemed.Form["redirect_uri"]);
        Assert.True(_browser.IsVerifier(redeemed.Form["code_verifier"]));
        Assert.DoesNotContain("client_secret", redeemed.Form.Keys);
        Assert.Contains("You are signed in", await _browser.Page);
        Assert.Equal(token, await source.GetTokenAsync(TokenRequest.Ordinary, default));
        Assert.Equal(("Interactive", Ada, TenantId, AppId), (source.Info.AuthKind, source.Info.Account, source.Info.TenantId, source.Info.ClientId));
        Assert.False(source.Info.IsApplication);
    }

    [Fact]
    public async Task Without_tenant_and_hint_the_person_chooses_the_account()
    {
        Entra.Then(EntraAnswers.Person(TestJwt.Person("DeviceManagementServiceConfig.Read.All"), "refresh-1"));

        ITokenSource source = await ConnectAsync(Way(_browser) with { ReadOnly = true });

        Assert.StartsWith("https://login.microsoftonline.com/organizations/", _browser.Opened!.AbsoluteUri);
        Assert.Equal("select_account", _browser.Asked["prompt"]);
        Assert.Contains("https://graph.microsoft.com/DeviceManagementServiceConfig.Read.All", _browser.Asked["scope"]);
        Assert.DoesNotContain("ReadWrite", _browser.Asked["scope"]);
        Assert.Equal(["DeviceManagementServiceConfig.Read.All"], source.Info.Permissions);
    }

    [Fact]
    public async Task Renewal_redeems_the_refresh_token_and_opens_no_browser()
    {
        (string first, string second) = (TestJwt.Person(), TestJwt.Person());
        Entra.Then(EntraAnswers.Person(first, "refresh-1")).Then(EntraAnswers.Person(second, "refresh-2"))
            .Then(EntraAnswers.Person(TestJwt.Person(), "refresh-3"));
        int opened = 0;
        ITokenSource source = await ConnectAsync(Way(_browser) with
        {
            OpenBrowser = address => ++opened == 1 ? _browser.OpenAsync(address) : throw new InvalidOperationException(),
        });

        Assert.Equal(second, await source.GetTokenAsync(new TokenRequest(first), default));
        Clock.Advance(TimeSpan.FromMinutes(56));
        await source.GetTokenAsync(TokenRequest.Ordinary, default);

        Assert.Equal(["refresh-1", "refresh-2"], Entra.TokenRequests.Skip(1).Select(r => r.Form["refresh_token"]));
        Assert.All(Entra.TokenRequests.Skip(1), r => Assert.Equal("refresh_token", r.Form["grant_type"]));
        Assert.Equal(1, opened);
    }

    [Fact]
    public async Task Claims_challenge_is_tried_silently_and_then_handed_to_the_next_sign_in()
    {
        const string Challenge = """{"access_token":{"acrs":{"essential":true,"value":"c1"}}}""";
        string first = TestJwt.Person();
        Entra.Then(EntraAnswers.Person(first, "refresh-1")).Then(_ => EntraAnswers.Error(50076, "interaction_required"));
        ITokenSource source = await ConnectAsync(Way(_browser));

        SignInException error = await Assert.ThrowsAsync<SignInException>(() => source.GetTokenAsync(new TokenRequest(first, Challenge), default));

        Assert.Contains("acrs", Entra.TokenRequests[1].Form["claims"]);
        Assert.Equal(("SignInClaimsUnmet", "AADSTS50076", Challenge), (error.ErrorId, error.Code, error.Claims));
        Assert.Contains("Connect-IntuneImport", error.Message);

        FakeBrowser next = new();
        Entra.Now(_ => EntraAnswers.Person(TestJwt.Person(), "refresh-2"));
        await ConnectAsync(Way(next) with { Claims = error.Claims });
        Assert.Contains("acrs", next.Asked["claims"]);
    }

    [Theory]
    [InlineData("access_denied", "", "SignInDeclined")]
    [InlineData("access_denied", "AADSTS65004: declined", "SignInConsentMissing")]
    [InlineData("invalid_client", "AADSTS650056: x", "SignInConsentMissing")]
    [InlineData("server_error", "AADSTS50011: x", "SignInRedirectMissing")]
    public async Task What_the_browser_brings_back_instead_of_a_code_is_explained(string error, string description, string errorId)
    {
        FakeBrowser browser = new(new Dictionary<string, string> { ["error"] = error, ["error_description"] = description });

        Assert.Equal(errorId, (await RefusedAsync(Way(browser))).ErrorId);
        Assert.Empty(Entra.Requests);
    }

    [Fact]
    public async Task Person_who_does_not_come_back_is_not_waited_for_for_ever()
    {
        TaskCompletionSource opened = new();
        Task<SignInException> waiting = RefusedAsync(Way(_browser) with
        {
            OpenBrowser = _ =>
            {
                opened.SetResult();
                return Task.CompletedTask;
            },
        });
        await opened.Task;
        Clock.Advance(TimeSpan.FromSeconds(301));

        Assert.Equal("InteractiveTimeout", (await waiting).ErrorId);
    }

    [Fact]
    public async Task Unattended_session_is_never_asked()
    {
        SignInException error = await RefusedAsync(Way(_browser) with { Attended = false });

        Assert.Equal("SignInUnattended", error.ErrorId);
        Assert.Null(_browser.Opened);
        Assert.Empty(Entra.Requests);
    }

    [Fact]
    public async Task Missing_client_id_is_explained()
    {
        SignInException error = await RefusedAsync(Way(_browser) with { ClientId = null });

        Assert.Equal("PersonClientIdMissing", error.ErrorId);
        Assert.Contains(PersonSignIn.GraphCommandLineTools, error.Message);
    }

    private InteractiveSignIn Way(FakeBrowser browser) => new() { ClientId = AppId, OpenBrowser = browser.OpenAsync };
}
