using System.Text.Json.Nodes;
using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Sandbox;

public sealed class DeviceIdentityImportTests : SandboxTest
{
    [Fact]
    public async Task A_new_identifier_is_stored_and_answered_with_status_true()
    {
        Reply reply = await ImportIdentitiesAsync(false, ("serialNumber", "S-1", "Front desk"));
        JsonObject row = Assert.Single(reply.Rows);
        Assert.True((bool)row["status"]!);
        Assert.Equal("S-1", (string)row["importedDeviceIdentifier"]!);
        Assert.Equal("serialNumber", (string)row["importedDeviceIdentityType"]!);
        Assert.Equal("Front desk", (string)row["description"]!);
        Assert.Equal("notContacted", (string)row["enrollmentState"]!);
        Assert.Equal("0001-01-01T00:00:00Z", (string)row["lastContactedDateTime"]!);
        Assert.Equal("2026-01-02T03:04:05Z", (string)row["createdDateTime"]!);
        Assert.Equal("unknown", (string)row["platform"]!);
    }

    [Fact]
    public async Task Without_overwrite_an_existing_one_stays_and_status_is_false()
    {
        await ImportIdentitiesAsync(false, ("serialNumber", "S1", "old"));
        Clock.Advance(TimeSpan.FromMinutes(1));
        JsonObject row = (await ImportIdentitiesAsync(false, ("serialNumber", "s1", "new"))).Rows[0];
        Assert.False((bool)row["status"]!);
        Assert.Equal("old", (string)row["description"]!);
        Assert.Equal(Clock.Start, Assert.Single(Sandbox.Tenant.DeviceIdentities).LastModifiedDateTime);
    }

    [Fact]
    public async Task With_overwrite_the_description_is_replaced_and_the_creation_date_stays()
    {
        await ImportIdentitiesAsync(false, ("imei", "123456789012345", "old"));
        Clock.Advance(TimeSpan.FromMinutes(1));
        JsonObject row = (await ImportIdentitiesAsync(true, ("imei", "123456789012345", "new"))).Rows[0];
        Assert.True((bool)row["status"]!);
        Assert.Equal("new", (string)row["description"]!);
        SandboxDeviceIdentity identity = Assert.Single(Sandbox.Tenant.DeviceIdentities);
        Assert.Equal((Clock.Start, Clock.Start.AddMinutes(1)), (identity.CreatedDateTime, identity.LastModifiedDateTime));
    }

    [Fact]
    public async Task Type_and_value_make_the_identity_and_the_separator_does_not()
    {
        Reply reply = await ImportIdentitiesAsync(
            false,
            ("serialNumber", "123456789012345", null),
            ("imei", "123456789012345", null),
            ("manufacturerModelSerial", "Contoso,Tab 3,S1", null),
            ("manufacturerModelSerial", "contoso;tab 3;s1", null));
        Assert.Equal([true, true, true, false], reply.Rows.Select(row => (bool)row["status"]!));
        Assert.Equal(3, Sandbox.Tenant.DeviceIdentities.Count);
        Assert.Equal(
            [("serialNumber", "123456789012345", true), ("imei", "123456789012345", true), ("manufacturerModelSerial", "Contoso,Tab 3,S1", true), ("manufacturerModelSerial", "contoso;tab 3;s1", false)],
            Sandbox.Tenant.AcceptedIdentityRows.Select(row => (row.IdentityType!, row.Identifier, row.Status)));
        Assert.All(Sandbox.Tenant.AcceptedIdentityRows, row => Assert.Equal(("importDeviceIdentityList", 1, Clock.Start), (row.Action, row.RequestNumber, row.AcceptedDateTime)));
    }

    [Fact]
    public async Task Each_row_of_an_answer_has_its_own_dates()
    {
        await ImportIdentitiesAsync(false, ("serialNumber", "S1", null));
        Clock.Advance(TimeSpan.FromSeconds(1.5));
        Sandbox.Tenant.AddDeviceIdentity("S2", "serialNumber", lastContactedDateTime: Clock.Start.AddDays(1));
        Reply reply = await ImportIdentitiesAsync(true, ("serialNumber", "S1", null), ("serialNumber", "S3", null), ("serialNumber", "S2", null));
        Assert.Equal(["2026-01-02T03:04:05Z", "2026-01-02T03:04:06.5Z", "2026-01-02T03:04:06.5Z"], Texts(reply, "createdDateTime"));
        Assert.Equal(["2026-01-02T03:04:06.5Z", "2026-01-02T03:04:06.5Z", "2026-01-02T03:04:06.5Z"], Texts(reply, "lastModifiedDateTime"));
        Assert.Equal(["0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "2026-01-03T03:04:05Z"], Texts(reply, "lastContactedDateTime"));
    }

    [Fact]
    public async Task Members_that_a_row_leaves_out_are_not_those_of_the_row_before()
    {
        Start(new SandboxOptions { KeepsPlatform = true });
        await PostAsync(Identities + "/importDeviceIdentityList", JsonNode.Parse("""
            {
              "overwriteImportedDeviceIdentities": false,
              "importedDeviceIdentities": [
                { "importedDeviceIdentifier": "S1", "importedDeviceIdentityType": "serialNumber", "description": "Desk", "platform": "ios" },
                { "importedDeviceIdentifier": "S2", "importedDeviceIdentityType": "SERIALNUMBER", "description": "desk", "platform": "android" },
                { "importedDeviceIdentifier": "S3", "importedDeviceIdentityType": "serialNumber" }
              ]
            }
            """));
        Assert.Equal(
            [("serialNumber", "Desk", "ios"), ("serialNumber", "desk", "android"), ("serialNumber", null, "unknown")],
            Sandbox.Tenant.DeviceIdentities.Select(identity => (identity.ImportedDeviceIdentityType, identity.Description, identity.Platform)));
    }

    [Theory]
    [InlineData("imei", "35-209900-176148")]
    [InlineData("imei", "1234567890123")]
    [InlineData("imei", "12345678901234567")]
    [InlineData("serialNumber", "S.1")]
    [InlineData("serialNumber", " ")]
    [InlineData("manufacturerModelSerial", "Contoso Inc.,Tab,S1")]
    [InlineData("manufacturerModelSerial", "Contoso,S1")]
    [InlineData("manufacturerModelSerial", "Contoso,Tab,3,S1")]
    [InlineData("manufacturerModelSerial", "Contoso,,S1")]
    [InlineData("unknown", "S1")]
    public async Task One_malformed_identifier_refuses_the_batch_in_Intunes_words(string type, string identifier)
    {
        foreach (string action in new[] { "importDeviceIdentityList", "searchExistingIdentities" })
        {
            Reply reply = await PostAsync($"{Identities}/{action}", new JsonObject
            {
                ["importedDeviceIdentities"] = IdentityRows(("serialNumber", "GOOD", null), (type, identifier, null)),
                ["overwriteImportedDeviceIdentities"] = false,
            });
            Assert.Equal(400, reply.Status);
            Assert.StartsWith("Invalid Device Identifier parameter found for 1 import records!", (string)reply.Nested["Message"]!, StringComparison.Ordinal);
            Assert.Contains(" - Activity ID: ", (string)reply.Nested["Message"]!, StringComparison.Ordinal);
            Assert.Equal(3, (int)reply.Nested["_version"]!);
        }

        Assert.Empty(Sandbox.Tenant.DeviceIdentities);
    }

    [Theory]
    [InlineData(TupleSeparator.Comma, "a;b;c", 400)]
    [InlineData(TupleSeparator.Comma, "a,b,c", 200)]
    [InlineData(TupleSeparator.Semicolon, "a,b,c", 400)]
    [InlineData(TupleSeparator.Semicolon, "a;b;c", 200)]
    [InlineData(TupleSeparator.Either, "a,b;c", 400)]
    public async Task The_separator_of_the_triple_is_an_option(TupleSeparator separator, string identifier, int status)
    {
        Start(new SandboxOptions { TupleSeparator = separator });
        Assert.Equal(status, (await ImportIdentitiesAsync(false, ("manufacturerModelSerial", identifier, null))).Status);
    }

    [Fact]
    public async Task The_platform_is_kept_on_demand()
    {
        Start(new SandboxOptions { KeepsPlatform = true });
        Assert.Equal("windows", (string)(await ImportIdentitiesAsync(false, ("serialNumber", "S1", null))).Rows[0]["platform"]!);
    }

    [Theory]
    [InlineData(128, 200)]
    [InlineData(129, 400)]
    public async Task Descriptions_have_a_limit(int length, int status) =>
        Assert.Equal(status, (await ImportIdentitiesAsync(false, ("serialNumber", "S1", new string('x', length)))).Status);

    [Fact]
    public async Task A_refused_identifier_gets_status_false_even_with_overwrite()
    {
        Sandbox.Tenant.RefuseDeviceIdentity("S1");
        Reply reply = await ImportIdentitiesAsync(true, ("serialNumber", "S1", null), ("serialNumber", "S2", null));
        Assert.Equal([false, true], reply.Rows.Select(row => (bool)row["status"]!));
        Assert.Equal("S2", Assert.Single(Sandbox.Tenant.DeviceIdentities).ImportedDeviceIdentifier);
    }

    [Fact]
    public async Task An_unknown_type_or_a_missing_flag_is_refused()
    {
        Assert.Contains("'faxNumber'", (await ImportIdentitiesAsync(false, ("faxNumber", "S1", null))).Message, StringComparison.Ordinal);
        JsonObject body = new() { ["importedDeviceIdentities"] = IdentityRows(("serialNumber", "S1", null)) };
        Assert.Equal(400, (await PostAsync(Identities + "/importDeviceIdentityList", body)).Status);
    }

    private static IEnumerable<string> Texts(Reply reply, string name) => reply.Rows.Select(row => (string)row[name]!);
}
