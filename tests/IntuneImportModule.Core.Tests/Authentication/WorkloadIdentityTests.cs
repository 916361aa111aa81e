using IntuneImportModule.Core.Authentication;

namespace IntuneImportModule.Core.Tests.Authentication;

[Collection(EnvironmentTests.Name)]
public sealed class WorkloadIdentityTests : SignInTest, IDisposable
{
    private readonly EnvironmentScope _environment = new();
    private readonly string _file = Path.GetTempFileName();

    public void Dispose()
    {
        _environment.Dispose();
        File.Delete(_file);
    }

    [Fact]
    public async Task Assertion_of_the_file_is_sent_and_read_anew_for_each_token()
    {
        (string first, string second) = (TestJwt.App(), TestJwt.App());
        Entra.Then(EntraAnswers.App(first)).Then(EntraAnswers.App(second));
        await File.WriteAllTextAsync(_file, "assertion-1\n");
        ITokenSource source = await ConnectAsync(Way() with { TokenFile = _file });
        await File.WriteAllTextAsync(_file, "assertion-2\n");
        Assert.Equal(second, await source.GetTokenAsync(new TokenRequest(first), default));

        Assert.Equal(["assertion-1", "assertion-2"], Entra.TokenRequests.Select(r => r.Form["client_assertion"]));
        Assert.All(Entra.TokenRequests, r =>
        {
            Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", r.Form["client_assertion_type"]);
            Assert.Equal("client_credentials", r.Form["grant_type"]);
            Assert.Equal(AppId, r.Form["client_id"]);
        });
        Assert.Equal("WorkloadIdentity", source.Info.AuthKind);
    }

    [Fact]
    public async Task Azures_variables_are_found_by_themselves_and_come_before_GitHubs()
    {
        Entra.Then(EntraAnswers.App(TestJwt.App()));
        await File.WriteAllTextAsync(_file, "assertion-azure");
        using LoopbackServer github = new(_ => (200, """{"value":"assertion-github"}"""));
        SetGitHub(github).Set("AZURE_FEDERATED_TOKEN_FILE", _file).Set("AZURE_CLIENT_ID", AppId).Set("AZURE_TENANT_ID", TenantId);

        await ConnectAsync(new WorkloadIdentitySignIn());

        EntraRequest asked = Assert.Single(Entra.Requests);
        Assert.Equal(("assertion-azure", AppId), (asked.Form["client_assertion"], asked.Form["client_id"]));
        Assert.Contains(TenantId, asked.Address.AbsolutePath);
        Assert.Empty(github.Requests);
    }

    [Fact]
    public async Task GitHub_is_asked_for_Azures_audience_with_the_jobs_token_each_time()
    {
        string first = TestJwt.App();
        Entra.Then(EntraAnswers.App(first)).Then(EntraAnswers.App(TestJwt.App()));
        int count = 0;
        using LoopbackServer github = new(_ => (200, $$"""{"count":1,"value":"assertion-{{++count}}"}"""));
        SetGitHub(github);
        SignInHost host = Host with { Handler = target => target.IsLoopback ? Core.Http.ConnectionHandler.Create(target, null) : Entra };

        ITokenSource source = await ConnectAsync(Way(), host);
        await source.GetTokenAsync(new TokenRequest(first), default);

        Assert.Equal(["assertion-1", "assertion-2"], Entra.TokenRequests.Select(r => r.Form["client_assertion"]));
        Assert.All(github.Requests, r =>
        {
            Assert.Equal("/token?api-version=2.0&audience=api%3A%2F%2FAzureADTokenExchange", r.Path);
            Assert.Equal("Bearer job-token", r.Header("Authorization"));
        });
    }

    [Theory]
    [InlineData(403, "{}")]
    [InlineData(200, """{"value":""}""")]
    [InlineData(200, "<html>")]
    [InlineData(302, "")]
    public async Task GitHubs_refusal_names_the_permission_of_the_job(int status, string body)
    {
        using LoopbackServer github = new(_ => (status, body));
        SetGitHub(github);

        SignInException error = await RefusedAsync(Way(), Host with { Handler = null });

        Assert.Equal("GitHubTokenRefused", error.ErrorId);
        Assert.Contains("id-token: write", error.Message);
    }

    [Theory]
    [InlineData("http://github.example/token")]
    [InlineData("nonsense")]
    public async Task Job_token_is_not_sent_in_the_clear(string address)
    {
        _environment.Set("ACTIONS_ID_TOKEN_REQUEST_URL", address).Set("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "job-token");

        Assert.Equal("GitHubAddressRefused", (await RefusedAsync(Way())).ErrorId);
        Assert.Empty(Entra.Requests);
    }

    [Fact]
    public async Task What_the_host_lacks_is_said()
    {
        Assert.Equal("WorkloadIdentityMissing", (await RefusedAsync(Way())).ErrorId);
        Assert.Equal("AppClientIdMissing", (await RefusedAsync(new WorkloadIdentitySignIn())).ErrorId);
        Assert.Equal("AssertionFileUnreadable", (await RefusedAsync(Way() with { TokenFile = _file + ".none" })).ErrorId);
        Assert.Equal("AssertionFileEmpty", (await RefusedAsync(Way() with { TokenFile = _file })).ErrorId);
        Assert.Empty(Entra.Requests);
    }

    private WorkloadIdentitySignIn Way() => new() { ClientId = AppId, TenantId = TenantId };

    private EnvironmentScope SetGitHub(LoopbackServer server) => _environment
        .Set("ACTIONS_ID_TOKEN_REQUEST_URL", server.Address + "token?api-version=2.0")
        .Set("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "job-token");
}
