using System.Text.Json.Nodes;
using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Sandbox;

public sealed class FaultTests : SandboxTest
{
    public static TheoryData<string> Names => [.. SandboxFaults.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_fault_strikes_and_accepts_rows_exactly_if_it_says_so(string name)
    {
        SandboxFault fault = SandboxFaults.All[name]();
        Sandbox.Faults.Add(fault.For("import"));
        Task<Reply> sending = ImportAsync("A1", "A2", "A3");
        if (fault.Delay + fault.AnswerDelay > TimeSpan.Zero)
        {
            await Clock.WaitForTimersAsync();
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        if (fault.Connection == FaultConnection.Silent)
        {
            await Assert.ThrowsAsync<TimeoutException>(() => sending.WaitAsync(TimeSpan.FromMilliseconds(100)));
            Client.CancelPendingRequests();
        }

        if (fault.Connection == FaultConnection.Kept)
        {
            Assert.Equal(fault.StatusCode ?? 200, (await sending).Status);
        }
        else
        {
            await Assert.ThrowsAnyAsync<Exception>(() => sending);
        }

        SandboxRequest request = Assert.Single(Sandbox.GetRequests());
        Assert.Equal(fault.Name, request.Fault);
        Assert.Equal(fault.IsProcessed ? 3 : 0, Sandbox.Tenant.AcceptedAutopilotRows.Count);
        Assert.Equal(fault.Connection is FaultConnection.Reset or FaultConnection.Silent, request.StatusCode is null);
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await GetAsync(Records)).Status);
    }

    [Fact]
    public async Task A_fault_strikes_after_some_and_so_many_times()
    {
        Sandbox.Faults.Add(SandboxFault.Status(503).For("list").After(1).Repeated(2));
        List<int> statuses = [];
        for (int i = 0; i < 5; i++)
        {
            await ImportAsync($"A{i}");
            statuses.Add((await GetAsync(Records)).Status);
        }

        Assert.Equal([200, 503, 503, 200, 200], statuses);
        Assert.Equal(5, Sandbox.Tenant.ImportRecords.Count);
    }

    [Fact]
    public async Task A_fault_can_be_for_ever_until_cleared()
    {
        Sandbox.Faults.Add(SandboxFault.Forbidden().Always());
        Assert.Equal([403, 403], await StatusesAsync(() => GetAsync(Records), () => GetAsync(Devices)));
        Sandbox.Faults.Clear();
        Assert.Equal(200, (await GetAsync(Records)).Status);
    }

    [Fact]
    public async Task A_row_can_be_refused_wherever_it_is()
    {
        Sandbox.Faults.Add(SandboxFault.RowRefused("a2"));
        Assert.Equal([400, 200, 400], await StatusesAsync(() => ImportAsync("A1", "A2"), () => ImportAsync("A1"), () => ImportAsync("A2")));
        Assert.Equal("A1", Assert.Single(Sandbox.Tenant.AcceptedAutopilotRows).Identifier);
    }

    [Fact]
    public async Task Method_and_path_narrow_a_fault()
    {
        Sandbox.Faults.Add(SandboxFault.Status(500) with { Method = "GET", PathPart = "/windowsAutopilotDevice" });
        Assert.Equal([200, 200, 500], await StatusesAsync(() => ImportAsync("A1"), () => GetAsync(Records), () => GetAsync(Devices)));
    }

    [Fact]
    public async Task Rows_of_the_answer_can_be_dropped_doubled_added_and_shuffled()
    {
        Assert.Equal(2, (await StruckAsync(SandboxFault.DropAnswerRows(2), 4)).Count);
        Assert.Equal(["B0", "B0", "B1", "B1"], Serials(await StruckAsync(SandboxFault.DoubleAnswerRows(), 2, "B")));
        Assert.Equal(["C0", "STRANGER0"], Serials(await StruckAsync(SandboxFault.ExtraAnswerRows(), 1, "C")));
        string[] shuffled = Serials(await StruckAsync(SandboxFault.ShuffleAnswerRows(), 20, "D"));
        Assert.NotEqual(shuffled.OrderBy(serial => serial.Length).ThenBy(serial => serial), shuffled);
        Assert.Equal(20, shuffled.Distinct().Count());
    }

    [Fact]
    public async Task Members_properties_and_states_can_be_strange()
    {
        JsonObject row = (await StruckAsync(SandboxFault.UnknownEnumMembers(), 1, "A"))[0];
        Assert.Equal("memberOfTheFuture", (string)row["state"]!["deviceImportStatus"]!);
        row = (await StruckAsync(SandboxFault.UnknownProperties(), 1, "B"))[0];
        Assert.NotNull(row["propertyOfTheFuture"]);
        row = (await StruckAsync(SandboxFault.NullState(), 1, "C"))[0];
        Assert.True(row.ContainsKey("state") && row["state"] is null);
    }

    [Fact]
    public async Task Links_can_lead_elsewhere_or_in_a_circle()
    {
        Sandbox.Faults.Add(SandboxFault.NextLinkToHost("evil.example"));
        Assert.StartsWith("http://evil.example/v1.0/", (await GetAsync(Records)).NextLink, StringComparison.Ordinal);
        await ImportAsync("A1");
        Sandbox.Faults.Add(SandboxFault.EndlessNextLink());
        string link = Records + "?$filter=importId eq 'batch'";
        for (int i = 0; i < 3; i++)
        {
            Reply page = await GetAsync(link);
            Assert.Single(page.Rows);
            link = page.NextLink!;
        }
    }

    [Fact]
    public async Task Redirects_and_challenges_have_their_headers()
    {
        Sandbox.Faults.Add(SandboxFault.RedirectTo(new Uri("https://evil.example/x"), 308));
        Reply redirect = await ImportAsync("A1");
        Assert.Equal((308, "https://evil.example/x"), (redirect.Status, redirect.Headers["Location"]));
        Sandbox.Faults.Add(SandboxFault.TokenExpired("{\"a\":1}"));
        Reply challenge = await ImportAsync("A1");
        Assert.Equal((401, "InvalidAuthenticationToken"), (challenge.Status, challenge.Code));
        Assert.Contains("claims=\"eyJhIjoxfQ==\"", challenge.Headers["WWW-Authenticate"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accepted_rows_can_be_visible_late_by_a_fault_alone()
    {
        Sandbox.Faults.Add(SandboxFault.ResetAfterVisibleLate(TimeSpan.FromSeconds(5)));
        await Assert.ThrowsAsync<HttpRequestException>(() => ImportAsync("A1"));
        await ImportAsync("A2");
        Assert.Equal(["A2"], Serials((await GetAsync(Records)).Rows));
        Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(["A1", "A2"], Serials((await GetAsync(Records)).Rows));
    }

    [Fact]
    public async Task A_fault_says_how_long_to_wait()
    {
        Sandbox.Faults.Add(SandboxFault.Throttled(TimeSpan.FromSeconds(2.5), RetryAfterStyle.Fractional));
        Assert.Equal("2.500", (await GetAsync(Records)).Headers["Retry-After"]);
    }

    private async Task<IReadOnlyList<JsonObject>> StruckAsync(SandboxFault fault, int count, string prefix = "A")
    {
        Sandbox.Faults.Add(fault.For("import"));
        Reply reply = await ImportAsync([.. Enumerable.Range(0, count).Select(i => $"{prefix}{i}")]);
        Assert.Equal(200, reply.Status);
        return reply.Rows;
    }

    private static string[] Serials(IReadOnlyList<JsonObject> rows) => [.. rows.Select(row => (string)row["serialNumber"]!)];
}
