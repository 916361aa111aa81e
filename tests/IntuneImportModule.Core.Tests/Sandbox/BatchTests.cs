using System.Text.Json.Nodes;
using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Sandbox;

public sealed class BatchTests : SandboxTest
{
    [Theory]
    [InlineData("v1.0")]
    [InlineData("beta")]
    public async Task Items_are_answered_each_by_itself(string version)
    {
        string id = (string)(await ImportAsync("A1")).Rows[0]["id"]!;
        Reply reply = await BatchAsync(version, Get("1", $"/deviceManagement/importedWindowsAutopilotDeviceIdentities/{id}"), Get("two", "deviceManagement/importedWindowsAutopilotDeviceIdentities/none"));
        Assert.Equal(200, reply.Status);
        JsonObject first = Response(reply, "1");
        Assert.Equal(200, (int)first["status"]!);
        Assert.Equal("A1", (string)first["body"]!["serialNumber"]!);
        Assert.StartsWith("application/json", (string)first["headers"]!["Content-Type"]!, StringComparison.Ordinal);
        Assert.Equal(404, (int)Response(reply, "two")["status"]!);
        SandboxRequest logged = Sandbox.GetRequests()[^1];
        Assert.Equal(("batch", 2), (logged.Action, logged.Rows));
        Assert.Equal(["get", "get"], logged.Items.Select(item => item.Action));
        Assert.Equal([200, 404], logged.Items.Select(item => item.StatusCode));
    }

    [Fact]
    public async Task Items_with_a_body_change_things()
    {
        string id = Sandbox.Tenant.AddRegistration("A1");
        JsonObject item = new()
        {
            ["id"] = "1",
            ["method"] = "POST",
            ["url"] = $"/deviceManagement/windowsAutopilotDeviceIdentities/{id}/updateDeviceProperties",
            ["headers"] = new JsonObject { ["Content-Type"] = "application/json" },
            ["body"] = new JsonObject { ["groupTag"] = "New" },
        };
        Assert.Equal(204, (int)Response(await BatchAsync("v1.0", item), "1")["status"]!);
        Assert.Equal("New", Sandbox.Tenant.Registrations[0].GroupTag);
    }

    [Fact]
    public async Task Items_are_throttled_each_by_itself()
    {
        Start(new SandboxOptions { RequestsPerWindow = 2 });
        Reply reply = await BatchAsync("v1.0", [.. Enumerable.Range(1, 3).Select(i => Get($"{i}", "/deviceManagement/windowsAutopilotDeviceIdentities"))]);
        Assert.Equal([200, 200, 429], new[] { "1", "2", "3" }.Select(id => (int)Response(reply, id)["status"]!));
        Assert.Equal("20", (string)Response(reply, "3")["headers"]!["Retry-After"]!);
    }

    [Theory]
    [InlineData("rows shuffled", 3)]
    [InlineData("rows dropped", 2)]
    [InlineData("rows doubled", 6)]
    [InlineData("rows added", 4)]
    public async Task The_rows_of_a_batch_are_its_answers(string fault, int expected)
    {
        Sandbox.Faults.Add(SandboxFaults.All[fault]().For("batch"));
        Reply reply = await BatchAsync("v1.0", [.. Enumerable.Range(1, 3).Select(i => Get($"{i}", "/deviceManagement/windowsAutopilotDeviceIdentities"))]);
        Assert.Equal(expected, reply.Json["responses"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_fault_that_changes_the_answer_strikes_inside_a_batch_one_that_breaks_the_connection_does_not()
    {
        Sandbox.Tenant.AddRegistration("A1");
        Sandbox.Faults.Add(SandboxFault.ResetAfter().For("list"));
        Sandbox.Faults.Add(SandboxFault.DropAnswerRows().For("list"));
        JsonObject item = Get("1", "/deviceManagement/windowsAutopilotDeviceIdentities");
        Assert.Empty(Response(await BatchAsync("v1.0", item.DeepClone().AsObject()), "1")["body"]!["value"]!.AsArray());
        Assert.Single(Response(await BatchAsync("v1.0", item), "1")["body"]!["value"]!.AsArray());
    }

    [Fact]
    public async Task What_depends_on_a_failure_fails_with_424()
    {
        JsonObject first = Get("1", "/deviceManagement/windowsAutopilotDeviceIdentities/none");
        JsonObject second = Get("2", "/deviceManagement/windowsAutopilotDeviceIdentities");
        second["dependsOn"] = new JsonArray("1");
        JsonObject third = Get("3", "/deviceManagement/windowsAutopilotDeviceIdentities");
        Reply reply = await BatchAsync("v1.0", first, second, third);
        Assert.Equal([404, 424, 200], new[] { "1", "2", "3" }.Select(id => (int)Response(reply, id)["status"]!));
    }

    [Fact]
    public async Task A_batch_has_at_most_20_items_with_different_ids_that_are_strings()
    {
        JsonObject[] items = [.. Enumerable.Range(1, 21).Select(i => Get($"{i}", "/deviceManagement/windowsAutopilotDeviceIdentities"))];
        Assert.Equal(400, (await BatchAsync("v1.0", items)).Status);
        Assert.Equal(200, (await BatchAsync("v1.0", [.. items.Take(20).Select(item => (JsonObject)item.DeepClone())])).Status);
        Assert.Equal(400, (await BatchAsync("v1.0", Get("1", "/x"), Get("1", "/y"))).Status);
        JsonObject numbered = Get("1", "/x");
        numbered["id"] = 1;
        Assert.Equal(400, (await BatchAsync("v1.0", numbered)).Status);
        Assert.Equal(400, (int)Response(await BatchAsync("v1.0", Get("1", "/$batch")), "1")["status"]!);
    }

    [Fact]
    public async Task A_version_lacks_in_a_batch_what_it_lacks_outside() =>
        Assert.Equal(400, (int)Response(await BatchAsync("v1.0", Get("1", "/deviceManagement/importedDeviceIdentities")), "1")["status"]!);

    [Fact]
    public async Task A_fault_can_strike_one_item_or_the_whole()
    {
        Sandbox.Faults.Add(SandboxFault.Throttled(TimeSpan.FromSeconds(3)).For("list").After(1));
        Reply reply = await BatchAsync("v1.0", Get("1", "/deviceManagement/windowsAutopilotDeviceIdentities"), Get("2", "/deviceManagement/windowsAutopilotDeviceIdentities"));
        Assert.Equal([200, 429], new[] { "1", "2" }.Select(id => (int)Response(reply, id)["status"]!));
        Assert.Equal("3", (string)Response(reply, "2")["headers"]!["Retry-After"]!);
        Sandbox.Faults.Add(SandboxFault.Status(503).For("batch"));
        Assert.Equal(503, (await BatchAsync("v1.0", Get("1", "/deviceManagement/windowsAutopilotDeviceIdentities"))).Status);
    }

    private Task<Reply> BatchAsync(string version, params JsonObject[] items) => PostAsync(version + "/$batch", new JsonObject { ["requests"] = new JsonArray([.. items]) });

    private static JsonObject Get(string id, string url) => new() { ["id"] = id, ["method"] = "GET", ["url"] = url };

    private static JsonObject Response(Reply reply, string id) => reply.Json["responses"]!.AsArray().Select(item => item!.AsObject()).Single(item => (string)item["id"]! == id);
}
