using System.Security.Cryptography;
using System.Text.Json.Nodes;
using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Sandbox;

public sealed class AutopilotImportTests : SandboxTest
{
    [Fact]
    public async Task Import_answers_a_record_per_row_in_order_without_the_hash()
    {
        Reply reply = await ImportAsync("A1", "A2", "A3");
        Assert.Equal(200, reply.Status);
        Assert.Equal(["A1", "A2", "A3"], reply.Rows.Select(row => (string)row["serialNumber"]!));
        JsonObject first = reply.Rows[0];
        Assert.Equal("unknown", (string)first["state"]!["deviceImportStatus"]!);
        Assert.Equal("Kiosk", (string)first["groupTag"]!);
        Assert.Equal("ada@contoso.example", (string)first["assignedUserPrincipalName"]!);
        Assert.Equal("batch", (string)first["importId"]!);
        Assert.Null(first["hardwareIdentifier"]);
        Assert.True(Guid.TryParse((string)first["id"]!, out _));
        Assert.Contains("/v1.0/$metadata#", (string)reply.Json["@odata.context"]!, StringComparison.Ordinal);
        string digest = Convert.ToHexString(SHA256.HashData(Convert.FromBase64String(Hash)));
        Assert.All(Sandbox.Tenant.ImportRecords, record => Assert.Equal(digest, record.HardwareHashDigest));
    }

    [Fact]
    public async Task A_record_goes_from_unknown_over_pending_to_complete_and_registers_the_device()
    {
        string id = (string)(await ImportAsync("A1")).Rows[0]["id"]!;
        Assert.Equal("unknown", await StatusAsync(id));
        Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal("pending", await StatusAsync(id));
        Clock.Advance(TimeSpan.FromSeconds(14.9));
        Assert.Equal("pending", await StatusAsync(id));
        Assert.Empty(Sandbox.Tenant.Registrations);
        Clock.Advance(TimeSpan.FromSeconds(0.1));
        JsonNode state = (await GetAsync($"{Records}/{id}")).Json["state"]!;
        Assert.Equal("complete", (string)state["deviceImportStatus"]!);
        Assert.Equal(0, (int)state["deviceErrorCode"]!);
        Assert.Equal("None", (string)state["deviceErrorName"]!);
        JsonNode device = (await GetAsync($"{Devices}/{state["deviceRegistrationId"]}")).Json;
        Assert.Equal("A1", (string)device["serialNumber"]!);
        Assert.Equal("Kiosk", (string)device["groupTag"]!);
        Assert.Equal("ada@contoso.example", (string)device["userPrincipalName"]!);
    }

    [Fact]
    public async Task Partial_is_a_state_on_demand()
    {
        Start(new SandboxOptions { PartialState = true });
        string id = (string)(await ImportAsync("A1")).Rows[0]["id"]!;
        Clock.Advance(TimeSpan.FromSeconds(21));
        Assert.Equal("partial", await StatusAsync(id));
    }

    [Fact]
    public async Task Time_scale_shortens_processing_and_leaves_dates_alone()
    {
        Start(new SandboxOptions { TimeScale = 30 });
        await ImportAsync("A1");
        Clock.Advance(TimeSpan.FromSeconds(1));
        SandboxImportRecord record = Assert.Single(Sandbox.Tenant.ImportRecords);
        Assert.Equal("complete", record.DeviceImportStatus);
        Assert.Equal(Clock.Start, record.AcceptedDateTime);
        Assert.Equal(Clock.Start.AddSeconds(1).ToString("R"), (await GetAsync(Records)).Headers["Date"]);
    }

    [Fact]
    public async Task Jitter_spreads_the_end_of_rows()
    {
        Start(new SandboxOptions { ProcessingJitter = TimeSpan.FromSeconds(30), Seed = 7 });
        await ImportAsync([.. Enumerable.Range(0, 50).Select(i => $"A{i}")]);
        Clock.Advance(TimeSpan.FromSeconds(45));
        Assert.InRange(Sandbox.Tenant.Registrations.Count, 5, 45);
        Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(50, Sandbox.Tenant.Registrations.Count);
    }

    [Fact]
    public async Task Rows_of_different_requests_settle_in_the_order_of_their_due_times()
    {
        Start(new SandboxOptions { ProcessingJitter = TimeSpan.FromSeconds(30), Seed = 7 });
        for (int request = 0; request < 4; request++)
        {
            await ImportAsync([.. Enumerable.Range(0, 25).Select(i => $"A{request}-{i}")]);
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Clock.Advance(TimeSpan.FromSeconds(60));
        DateTimeOffset[] registered = [.. Sandbox.Tenant.Registrations.Select(device => device.RegisteredDateTime)];
        Assert.Equal(100, registered.Length);
        Assert.Equal(registered.Order(), registered);
    }

    [Theory]
    [InlineData("HERE", 806, "ZtdDeviceAlreadyAssigned")]
    [InlineData("here", 806, "ZtdDeviceAlreadyAssigned")]
    [InlineData("ELSEWHERE", 808, "ZtdDeviceAssignedToOtherTenant")]
    [InlineData("SCRIPTED", 640, "StorageError")]
    public async Task A_row_can_end_in_an_error(string serial, int code, string name)
    {
        Sandbox.Tenant.AddRegistration("HERE");
        Sandbox.Tenant.AddRegistrationOfAnotherTenant("ELSEWHERE");
        Sandbox.Tenant.SetOutcome("SCRIPTED", 640, "StorageError");
        await ImportAsync(serial, "GOOD");
        Clock.Advance(TimeSpan.FromSeconds(30));
        JsonNode state = (await GetAsync(Records)).Rows[0]["state"]!;
        Assert.Equal("error", (string)state["deviceImportStatus"]!);
        Assert.Equal(code, (int)state["deviceErrorCode"]!);
        Assert.Equal(name, (string)state["deviceErrorName"]!);
        Assert.Equal("", (string)state["deviceRegistrationId"]!);
        Assert.Equal("complete", Sandbox.Tenant.ImportRecords[1].DeviceImportStatus);
    }

    [Fact]
    public async Task The_same_serial_twice_in_processing_is_a_duplicate_and_806_later()
    {
        Start(new SandboxOptions { DuplicateErrorCode = 999 });
        await ImportAsync("A1", "a1");
        Clock.Advance(TimeSpan.FromSeconds(30));
        await ImportAsync("A1");
        Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal([("None", 0), ("ZtdDeviceDuplicated", 999), ("ZtdDeviceAlreadyAssigned", 806)],
            Sandbox.Tenant.ImportRecords.Select(record => (record.DeviceErrorName, record.DeviceErrorCode)));
        Assert.Equal([1, 1, 2], Sandbox.Tenant.AcceptedAutopilotRows.Select(row => row.RequestNumber));
        Assert.Equal(["A1", "a1", "A1"], Sandbox.Tenant.AcceptedAutopilotRows.Select(row => row.Identifier));
    }

    [Fact]
    public async Task Rows_without_hash_or_identity_end_as_802_and_803()
    {
        JsonArray rows = [AutopilotRow("A1", hash: ""), AutopilotRow(null)];
        await PostAsync(Records + "/import", new JsonObject { ["importedWindowsAutopilotDeviceIdentities"] = rows });
        Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal([802, 803], Sandbox.Tenant.ImportRecords.Select(record => record.DeviceErrorCode));
    }

    [Theory]
    [InlineData("T0EAAA==", 802)]
    [InlineData(null, 0)]
    public async Task Hash_structure_is_checked_on_demand(string? hash, int code)
    {
        Start(new SandboxOptions { HashStructureCheck = true });
        await PostAsync(Records + "/import", new JsonObject { ["importedWindowsAutopilotDeviceIdentities"] = new JsonArray(AutopilotRow("A1", hash: hash)) });
        Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(code, Sandbox.Tenant.ImportRecords[0].DeviceErrorCode);
    }

    [Theory]
    [InlineData("T0EAAA")]
    [InlineData("T0EA AA=")]
    [InlineData("T0EAAA=")]
    [InlineData("T0EA    ")]
    [InlineData("T0E-AA==")]
    [InlineData("not base64 at all, and long")]
    public async Task A_hash_that_is_no_base64_refuses_the_batch_and_is_not_echoed(string hash)
    {
        JsonArray rows = [AutopilotRow("A1"), AutopilotRow("A2", hash: hash)];
        Reply reply = await PostAsync(Records + "/import", new JsonObject { ["importedWindowsAutopilotDeviceIdentities"] = rows });
        Assert.Equal(400, reply.Status);
        Assert.StartsWith("Cannot convert the literal '", reply.Message, StringComparison.Ordinal);
        Assert.EndsWith("to the expected type 'Edm.Binary'.", reply.Message, StringComparison.Ordinal);
        Assert.True(hash.Length <= 12 || !reply.Text.Contains(hash, StringComparison.Ordinal));
        Assert.Empty(Sandbox.Tenant.AcceptedAutopilotRows);
    }

    [Fact]
    public async Task A_hash_written_with_JSON_escapes_is_the_same_hash()
    {
        byte[] bytes = [0xFB, 0xEF, 0xBE, 0xFF];
        string body = """{"importedWindowsAutopilotDeviceIdentities":[{"serialNumber":"A1","hardwareIdentifier":"\u002B\u002B\u002B\u002B\/w=="}]}""";
        using HttpResponseMessage response = await Client.PostAsync(Records + "/import", new StringContent(body));
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(Convert.ToHexString(SHA256.HashData(bytes)), Sandbox.Tenant.ImportRecords[0].HardwareHashDigest);
    }

    [Fact]
    public async Task Create_answers_201_with_the_record()
    {
        Reply reply = await PostAsync(Records, AutopilotRow("A1"));
        Assert.Equal(201, reply.Status);
        Assert.Equal("A1", (string)reply.Json["serialNumber"]!);
        Assert.Equal("create", Assert.Single(Sandbox.Tenant.AcceptedAutopilotRows).Action);
    }

    [Theory]
    [InlineData("""{"importedWindowsAutopilotDeviceIdentities":[{"serialNumber":"A1"}""")]
    [InlineData("""{"importedWindowsAutopilotDeviceIdentities":[{"serialNumber":1}]}""")]
    [InlineData("""{"importedWindowsAutopilotDeviceIdentities":[null]}""")]
    [InlineData("""{"devices":[]}""")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task A_body_that_is_no_import_is_refused(string body)
    {
        using HttpResponseMessage response = await Client.PostAsync(Records + "/import", new StringContent(body));
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Empty(Sandbox.Tenant.ImportRecords);
    }

    [Fact]
    public async Task Too_many_rows_are_refused_on_demand()
    {
        Start(new SandboxOptions { MaxRows = 2 });
        Assert.Equal(400, (await ImportAsync("A1", "A2", "A3")).Status);
        Assert.Equal(200, (await ImportAsync("A1", "A2")).Status);
    }

    private async Task<string> StatusAsync(string id) => (string)(await GetAsync($"{Records}/{id}")).Json["state"]!["deviceImportStatus"]!;
}
