using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Sandbox;

public sealed class AccessTests : SandboxTest
{
    [Theory]
    [InlineData(null)]
    [InlineData("Bearer wrong")]
    [InlineData("Basic dGVzdDp0ZXN0")]
    public async Task Without_the_token_nobody_comes_in(string? authorization)
    {
        Client.DefaultRequestHeaders.Authorization = authorization is null ? null : AuthenticationHeaderValue.Parse(authorization);
        Reply reply = await ImportAsync("A1");
        Assert.Equal((401, "InvalidAuthenticationToken"), (reply.Status, reply.Code));
        Assert.StartsWith("Bearer", reply.Headers["WWW-Authenticate"], StringComparison.Ordinal);
        Assert.Empty(Sandbox.Tenant.ImportRecords);
    }

    [Fact]
    public void Tokens_differ_at_every_start_even_with_the_same_seed()
    {
        using IntuneSandbox other = IntuneSandbox.Start(new SandboxOptions());
        Assert.NotEqual(Sandbox.AccessToken, other.AccessToken);
        Assert.True(Sandbox.AccessToken.Length >= 40);
    }

    [Fact]
    public void The_same_seed_gives_the_same_ids_and_another_one_others()
    {
        Assert.Equal(Ids(5), Ids(5));
        Assert.Empty(Ids(5).Intersect(Ids(6)));
        Assert.All(Ids(5), id => Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id));
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:1")]
    public async Task Another_host_name_is_refused_and_spends_no_fault(string host)
    {
        Sandbox.Faults.Add(SandboxFault.Status(500));
        Reply reply = await SendAsync(HttpMethod.Get, Records, null, ("Host", host));
        Assert.Equal(421, reply.Status);
        Assert.Equal(500, (await GetAsync(Records)).Status);
    }

    [Fact]
    public async Task Localhost_is_its_other_name() =>
        Assert.Equal(200, (await SendAsync(HttpMethod.Get, Records, null, ("Host", $"localhost:{Sandbox.Endpoint.Port}"))).Status);

    [Theory]
    [InlineData("DeviceManagementServiceConfig.Read.All", 200, 403)]
    [InlineData("User.Read.All", 403, 403)]
    [InlineData("DeviceManagementServiceConfig.ReadWrite.All", 200, 200)]
    public async Task Permissions_decide_what_is_allowed(string granted, int read, int write)
    {
        Start(new SandboxOptions { GrantedPermissions = [granted] });
        Assert.Equal(read, (await GetAsync(Records)).Status);
        Assert.Equal(read, (await PostAsync(Identities + "/searchExistingIdentities", new JsonObject { ["importedDeviceIdentities"] = IdentityRows() })).Status);
        Reply reply = await ImportAsync("A1");
        Assert.Equal(write, reply.Status);
        if (write == 403)
        {
            Assert.StartsWith("Application is not authorized to perform this operation", reply.Message, StringComparison.Ordinal);
            Assert.Contains("DeviceManagementServiceConfig.ReadWrite.All", reply.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Multi_Admin_Approval_asks_for_a_justification_of_writes()
    {
        Start(new SandboxOptions { MultiAdminApproval = true });
        Reply refused = await ImportAsync("A1");
        Assert.Equal(400, refused.Status);
        Assert.StartsWith("Header 'x-msft-approval-justification' is required", (string)refused.Nested["Message"]!, StringComparison.Ordinal);
        Assert.Equal(200, (await GetAsync(Records)).Status);
        Client.DefaultRequestHeaders.Add("x-msft-approval-justification", "new laptops");
        Assert.Equal(200, (await ImportAsync("A1")).Status);
    }

    [Theory]
    [InlineData("v1.0/deviceManagement/importedDeviceIdentities", "Resource not found for the segment 'importedDeviceIdentities'")]
    [InlineData("v1.0/deviceManagement/windowsAutopilotSettings", "Resource not found for the segment 'windowsAutopilotSettings'")]
    [InlineData("v1.0/deviceManagement/windowsAutopilotDeploymentProfiles", "Resource not found for the segment")]
    [InlineData("beta/deviceManagement/importedUnicorns", "Resource not found for the segment 'importedUnicorns'")]
    [InlineData("beta/me", "Resource not found for the segment 'me'")]
    public async Task What_a_version_lacks_is_no_segment(string path, string message)
    {
        Reply reply = await GetAsync(path);
        Assert.Equal(400, reply.Status);
        Assert.StartsWith(message, reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_version_is_invalid()
    {
        Reply reply = await GetAsync("v2.0/deviceManagement/importedDeviceIdentities");
        Assert.Equal((404, "ResourceNotFound"), (reply.Status, reply.Code));
        Assert.StartsWith("Invalid version", reply.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "v1.0/deviceManagement/importedWindowsAutopilotDeviceIdentities/import")]
    [InlineData("PATCH", "v1.0/deviceManagement/importedWindowsAutopilotDeviceIdentities/1")]
    [InlineData("POST", "v1.0/deviceManagement/windowsAutopilotDeviceIdentities/1/fly")]
    public async Task An_operation_that_does_not_exist_has_no_route(string method, string path)
    {
        Reply reply = await SendAsync(new HttpMethod(method), path);
        Assert.Equal((400, "No method match route template"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Answers_carry_ids_date_and_diagnostics()
    {
        string mine = Guid.NewGuid().ToString();
        Reply reply = await SendAsync(HttpMethod.Get, Records + "/none", null, ("client-request-id", mine));
        Assert.Equal(mine, reply.Headers["client-request-id"]);
        Assert.Equal(Clock.Start.ToString("R"), reply.Headers["Date"]);
        Assert.Contains("ServerInfo", reply.Headers["x-ms-ags-diagnostic"], StringComparison.Ordinal);
        Assert.Equal(404, reply.Status);
        Assert.Equal(reply.Headers["request-id"], (string)reply.Json["error"]!["innerError"]!["request-id"]!);
        Assert.Equal(mine, (string)reply.Json["error"]!["innerError"]!["client-request-id"]!);
    }

    [Fact]
    public async Task Both_spellings_of_the_inner_error_occur()
    {
        Assert.NotNull((await GetAsync("v2.0/x")).Json["error"]!["innererror"]);
        Assert.NotNull((await GetAsync(Records + "/none")).Json["error"]!["innerError"]);
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => IntuneSandbox.Start(new SandboxOptions { TimeScale = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => IntuneSandbox.Start(new SandboxOptions { PageSize = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => IntuneSandbox.Start(new SandboxOptions { ProcessingTime = TimeSpan.FromSeconds(-1) }));
    }

    [Fact]
    public async Task After_Dispose_nobody_listens()
    {
        await GetAsync(Records);
        Sandbox.Dispose();
        await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(Records));
    }

    private static string[] Ids(int seed)
    {
        using IntuneSandbox sandbox = IntuneSandbox.Start(new SandboxOptions { Seed = seed });
        string[] ids = [.. Enumerable.Range(0, 500).Select(i => sandbox.Tenant.AddRegistration($"A{i}"))];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        return ids;
    }
}
