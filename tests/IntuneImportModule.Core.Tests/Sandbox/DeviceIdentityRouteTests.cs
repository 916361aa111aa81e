using System.Text.Json.Nodes;
using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Sandbox;

public sealed class DeviceIdentityRouteTests : SandboxTest
{
    [Fact]
    public async Task Search_finds_what_exists_by_type_and_value()
    {
        Sandbox.Tenant.AddDeviceIdentity("S1", "serialNumber", "one");
        Sandbox.Tenant.AddDeviceIdentity("Contoso,Tab,S2", "manufacturerModelSerial");
        Reply reply = await PostAsync(Identities + "/searchExistingIdentities", new JsonObject
        {
            ["importedDeviceIdentities"] = IdentityRows(("serialNumber", "s1", null), ("serialNumber", "S2", null), ("manufacturerModelSerial", "CONTOSO;TAB;S2", null)),
        });
        Assert.Equal(["S1", "Contoso,Tab,S2"], reply.Rows.Select(row => (string)row["importedDeviceIdentifier"]!));
        Assert.False(reply.Rows[0].ContainsKey("status"));
    }

    [Fact]
    public async Task Lists_have_pages_and_skip()
    {
        Start(new SandboxOptions { PageSize = 2 });
        for (int i = 0; i < 5; i++)
        {
            Sandbox.Tenant.AddDeviceIdentity($"S{i}", "serialNumber");
        }

        Reply page = await GetAsync(Identities + "?$skip=1&$top=3");
        Assert.Equal(["S1", "S2"], Values(page));
        page = await GetAsync(page.NextLink!);
        Assert.Equal(["S3", "S4"], Values(page));
        Assert.Null(page.NextLink);
    }

    [Theory]
    [InlineData(true, 200)]
    [InlineData(false, 400)]
    public async Task The_filter_by_a_part_of_the_identifier_is_an_option(bool isSupported, int status)
    {
        Start(new SandboxOptions { DeviceIdentityFilter = isSupported });
        Sandbox.Tenant.AddDeviceIdentity("ABC", "serialNumber");
        Sandbox.Tenant.AddDeviceIdentity("XYZ", "serialNumber");
        Reply reply = await GetAsync(Identities + "?$filter=contains(importedDeviceIdentifier,'bc')");
        Assert.Equal(status, reply.Status);
        if (isSupported)
        {
            Assert.Equal(["ABC"], Values(reply));
        }

        Assert.Equal(400, (await GetAsync(Identities + "?$filter=importedDeviceIdentifier eq 'ABC'")).Status);
    }

    [Fact]
    public async Task One_can_be_read_changed_and_deleted()
    {
        DateTimeOffset created = Clock.Start.AddDays(-30);
        string id = Sandbox.Tenant.AddDeviceIdentity("S1", "serialNumber", "old", created, "enrolled", created.AddDays(3));
        Assert.Equal("enrolled", (string)(await GetAsync($"{Identities}/{id}")).Json["enrollmentState"]!);
        Reply changed = await SendAsync(HttpMethod.Patch, $"{Identities}/{id}", new JsonObject { ["description"] = "new" });
        Assert.Equal((200, "new"), (changed.Status, (string)changed.Json["description"]!));
        Assert.Equal(Clock.Start, Sandbox.Tenant.DeviceIdentities[0].LastModifiedDateTime);
        Assert.Equal(204, (await DeleteAsync($"{Identities}/{id}")).Status);
        Assert.Equal(404, (await GetAsync($"{Identities}/{id}")).Status);
        Assert.True((bool)(await ImportIdentitiesAsync(false, ("serialNumber", "S1", null))).Rows[0]["status"]!);
    }

    [Fact]
    public async Task Creating_one_by_POST_is_documented_and_not_routed()
    {
        Reply reply = await PostAsync(Identities, IdentityRows(("serialNumber", "S1", null))[0]!.DeepClone());
        Assert.Equal(400, reply.Status);
        Assert.Contains("No OData route exists that match template", reply.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Values(Reply reply) => reply.Rows.Select(row => (string)row["importedDeviceIdentifier"]!);
}
