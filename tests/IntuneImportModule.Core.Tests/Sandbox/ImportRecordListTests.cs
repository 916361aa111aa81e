using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Sandbox;

public sealed class ImportRecordListTests : SandboxTest
{
    [Fact]
    public async Task Lists_come_in_pages_that_link_to_the_next()
    {
        Start(new SandboxOptions { PageSize = 4 });
        await ImportAsync([.. Enumerable.Range(0, 10).Select(i => $"A{i}")]);
        List<string> serials = [];
        int pages = 0;
        for (string? link = Records; link is not null; pages++)
        {
            Reply page = await GetAsync(link);
            serials.AddRange(page.Rows.Select(row => (string)row["serialNumber"]!));
            link = page.NextLink;
        }

        Assert.Equal(3, pages);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"A{i}"), serials);
    }

    [Fact]
    public async Task Links_use_the_name_that_the_client_used()
    {
        await ImportAsync("A1", "A2");
        Reply page = await SendAsync(HttpMethod.Get, Records + "?$top=1", null, ("Host", $"localhost:{Sandbox.Endpoint.Port}"));
        Assert.StartsWith($"http://localhost:{Sandbox.Endpoint.Port}/v1.0/", page.NextLink, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_stay_right_when_records_are_deleted_between_them()
    {
        Start(new SandboxOptions { PageSize = 2 });
        await ImportAsync("A0", "A1", "A2", "A3");
        Reply first = await GetAsync(Records);
        Assert.Equal(204, (await DeleteAsync($"{Records}/{first.Rows[0]["id"]}")).Status);
        Reply second = await GetAsync(first.NextLink!);
        Assert.Equal(["A2", "A3"], second.Rows.Select(row => (string)row["serialNumber"]!));
        Assert.Null(second.NextLink);
    }

    [Fact]
    public async Task Top_sets_the_size_of_the_page_and_survives_in_the_link()
    {
        await ImportAsync("A0", "A1", "A2");
        Reply first = await GetAsync(Records + "?$top=2&$select=id,serialNumber");
        Assert.Equal(2, first.Rows.Count);
        Assert.Contains("$top=2", first.NextLink!, StringComparison.Ordinal);
        Assert.Single((await GetAsync(first.NextLink!)).Rows);
        Assert.Equal(400, (await GetAsync(Records + "?$top=0")).Status);
        Assert.Equal(400, (await GetAsync(Records + "?$top=many")).Status);
    }

    [Theory]
    [InlineData("importId eq 'mine'")]
    [InlineData("IMPORTID eq 'MINE'")]
    public async Task The_filter_by_importId_finds_one_batch_and_pages_it(string filter)
    {
        Start(new SandboxOptions { PageSize = 2 });
        await PostAsync(Records + "/import", ImportBody("other", "B1", "B2"));
        await PostAsync(Records + "/import", ImportBody("mine", "A1", "A2", "A3"));
        Reply first = await GetAsync($"{Records}?$filter={Uri.EscapeDataString(filter)}");
        Reply second = await GetAsync(first.NextLink!);
        Assert.Equal(["A1", "A2", "A3"], first.Rows.Concat(second.Rows).Select(row => (string)row["serialNumber"]!));
        Assert.Null(second.NextLink);
        Assert.Empty((await GetAsync($"{Records}?$filter=importId eq 'nobody''s'")).Rows);
    }

    [Theory]
    [InlineData("serialNumber eq 'A1'")]
    [InlineData("contains(importId,'mine')")]
    [InlineData("importId ne 'mine'")]
    [InlineData("importId eq mine")]
    public async Task Other_filters_are_refused(string filter) =>
        Assert.Equal(400, (await GetAsync($"{Records}?$filter={Uri.EscapeDataString(filter)}")).Status);

    [Fact]
    public async Task The_filter_can_be_switched_off()
    {
        Start(new SandboxOptions { ImportIdFilter = false });
        Assert.Equal(400, (await GetAsync($"{Records}?$filter=importId eq 'mine'")).Status);
    }

    [Fact]
    public async Task The_service_may_replace_the_importId_by_one_per_request()
    {
        Start(new SandboxOptions { ImportIdHandling = ImportIdHandling.Replaced });
        string[] ids = [.. (await ImportAsync("A1", "A2")).Rows.Concat((await ImportAsync("A3")).Rows).Select(row => (string)row["importId"]!)];
        Assert.Equal(ids[0], ids[1]);
        Assert.NotEqual(ids[0], ids[2]);
        Assert.DoesNotContain("batch", ids);
        Assert.Equal(2, (await GetAsync($"{Records}?$filter=importId eq '{ids[0]}'")).Rows.Count);
        Assert.Equal("batch", Sandbox.Tenant.AcceptedAutopilotRows[0].ImportId);
    }

    [Fact]
    public async Task The_service_may_drop_the_importId()
    {
        Start(new SandboxOptions { ImportIdHandling = ImportIdHandling.Dropped });
        Assert.Equal("", (string)(await ImportAsync("A1")).Rows[0]["importId"]!);
        Assert.Empty((await GetAsync($"{Records}?$filter=importId eq 'batch'")).Rows);
    }

    [Fact]
    public async Task Accepted_records_may_show_up_late()
    {
        Start(new SandboxOptions { VisibleAfter = TimeSpan.FromSeconds(10) });
        string id = (string)(await ImportAsync("A1")).Rows[0]["id"]!;
        Assert.Empty((await GetAsync(Records)).Rows);
        Assert.Empty((await GetAsync($"{Records}?$filter=importId eq 'batch'")).Rows);
        Assert.Equal(200, (await GetAsync($"{Records}/{id}")).Status);
        Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Single((await GetAsync(Records)).Rows);
        Assert.Single((await GetAsync($"{Records}?$filter=importId eq 'batch'")).Rows);
    }

    [Fact]
    public async Task Leftovers_of_an_earlier_run_are_there_and_deleting_them_unregisters_nothing()
    {
        Sandbox.Tenant.AddRegistration("OLD1");
        string id = Sandbox.Tenant.AddImportRecord("OLD1", importId: "old");
        Sandbox.Tenant.AddImportRecord("OLD2", 808, "ZtdDeviceAssignedToOtherTenant");
        Assert.Equal(["complete", "error"], (await GetAsync(Records)).Rows.Select(row => (string)row["state"]!["deviceImportStatus"]!));
        Assert.Equal(204, (await DeleteAsync($"{Records}/{id}")).Status);
        Assert.Equal(404, (await GetAsync($"{Records}/{id}")).Status);
        Assert.Equal(404, (await DeleteAsync($"{Records}('{id}')")).Status);
        Assert.Single(Sandbox.Tenant.ImportRecords);
        Assert.Single(Sandbox.Tenant.Registrations);
    }

    [Fact]
    public async Task Answers_may_come_shuffled()
    {
        Start(new SandboxOptions { AnswerOrder = AnswerOrder.Shuffled, Seed = 3 });
        string[] sent = [.. Enumerable.Range(0, 30).Select(i => $"A{i}")];
        string[] answered = [.. (await ImportAsync(sent)).Rows.Select(row => (string)row["serialNumber"]!)];
        Assert.NotEqual(sent, answered);
        Assert.Equal(sent.Order(), answered.Order());
        Assert.Equal(sent, Sandbox.Tenant.ImportRecords.Select(record => record.SerialNumber));
    }
}
