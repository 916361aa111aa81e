using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Sandbox;

public sealed class RequestLogTests : SandboxTest
{
    [Fact]
    public async Task Requests_are_kept_in_order_of_arrival()
    {
        string mine = Guid.NewGuid().ToString();
        await ImportAsync("A1", "A2");
        Clock.Advance(TimeSpan.FromSeconds(1));
        Reply list = await SendAsync(HttpMethod.Get, Records + "?$filter=importId%20eq%20'x'", null, ("client-request-id", mine));
        await GetAsync("beta/me");
        IReadOnlyList<SandboxRequest> requests = Sandbox.GetRequests();
        Assert.Equal(["import", "list", ""], requests.Select(request => request.Action));
        Assert.Equal([1, 2, 3], requests.Select(request => request.Number));
        Assert.Equal([2, 0, 0], requests.Select(request => request.Rows));
        Assert.Equal([200, 200, 400], requests.Select(request => request.StatusCode));
        Assert.True(requests[0].Bytes > 8000);
        Assert.Equal("POST", requests[0].Method);
        Assert.Equal("/" + Records, requests[1].Path);
        Assert.Equal("$filter=importId eq 'x'", requests[1].Query);
        Assert.Equal((mine, list.Headers["request-id"]), (requests[1].ClientRequestId, requests[1].RequestId));
        Assert.Equal(Clock.Start.AddSeconds(1), requests[1].ReceivedDateTime);
        Assert.Null(requests[1].Fault);
    }

    [Fact]
    public async Task Latency_is_waited_on_the_clock_and_counted()
    {
        Start(new SandboxOptions { RequestLatency = TimeSpan.FromSeconds(3), TimeScale = 3 });
        Task<Reply> pending = GetAsync(Records);
        await Clock.WaitForTimersAsync();
        Assert.Null(Assert.Single(Sandbox.GetRequests()).StatusCode);
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await pending).Status);
        Assert.Equal(TimeSpan.FromSeconds(1), Assert.Single(Sandbox.GetRequests()).Duration);
    }

    [Fact]
    public async Task Clearing_forgets_and_goes_on_counting()
    {
        await GetAsync(Records);
        Sandbox.ClearRequests();
        Assert.Empty(Sandbox.GetRequests());
        await GetAsync(Records);
        Assert.Equal(2, Assert.Single(Sandbox.GetRequests()).Number);
    }

    [Fact]
    public async Task Nothing_kept_holds_the_token_or_a_hash()
    {
        await ImportAsync("A1");
        string kept = string.Join('\n', Sandbox.GetRequests()) + string.Join('\n', Sandbox.Tenant.ImportRecords) + string.Join('\n', Sandbox.Tenant.AcceptedAutopilotRows);
        Assert.DoesNotContain(Sandbox.AccessToken, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(Hash[..40], kept, StringComparison.Ordinal);
    }
}
