using System.Text.Json.Nodes;
using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Sandbox;

public sealed class RegistrationRouteTests : SandboxTest
{
    [Theory]
    [InlineData("contains(serialNumber,'abc')", 200)]
    [InlineData("contains(serialnumber,'C-1')", 200)]
    [InlineData("serialNumber eq 'ABC-1'", 400)]
    [InlineData("contains(groupTag,'x')", 400)]
    [InlineData("contains(serialNumber,'1234-5678-9012-3456-7890-12')", 400)]
    [InlineData("contains(serialNumber,'ABC 1')", 400)]
    public async Task Only_some_filters_work(string filter, int status)
    {
        Sandbox.Tenant.AddRegistration("ABC-1");
        Sandbox.Tenant.AddRegistration("XYZ");
        Reply reply = await GetAsync($"{Devices}?$filter={Uri.EscapeDataString(filter)}");
        Assert.Equal(status, reply.Status);
        if (status == 200)
        {
            Assert.Equal("ABC-1", (string)Assert.Single(reply.Rows)["serialNumber"]!);
        }
    }

    [Fact]
    public async Task Filters_with_blanks_work_on_demand()
    {
        Start(new SandboxOptions { FilterAcceptsBlanks = true });
        Sandbox.Tenant.AddRegistration("ABC 1");
        Assert.Single((await GetAsync($"{Devices}?$filter=contains(serialNumber,'C 1')")).Rows);
    }

    [Fact]
    public async Task Beta_says_more_than_v1()
    {
        string id = Sandbox.Tenant.AddRegistration("A1", manufacturer: "Contoso", model: "Tab");
        JsonObject v1 = (await GetAsync($"{Devices}/{id}?$expand=deploymentProfile")).Json.AsObject();
        JsonObject beta = (await GetAsync($"{BetaDevices}/{id}?$expand=deploymentProfile")).Json.AsObject();
        Assert.Equal("Contoso", (string)v1["manufacturer"]!);
        Assert.False(v1.ContainsKey("deploymentProfileAssignmentStatus"));
        Assert.False(v1.ContainsKey("deploymentProfile"));
        Assert.Equal("unknown", (string)beta["deploymentProfileAssignmentStatus"]!);
        Assert.True(beta.ContainsKey("deploymentProfile"));
    }

    [Fact]
    public async Task Users_and_properties_can_be_changed_and_what_is_not_sent_stays()
    {
        string id = Sandbox.Tenant.AddRegistration("A1", "Old", "old@contoso.example");
        Assert.Equal(204, (await PostAsync($"{Devices}/{id}/updateDeviceProperties", new JsonObject { ["groupTag"] = "New", ["displayName"] = "PC1" })).Status);
        SandboxRegistration device = Assert.Single(Sandbox.Tenant.Registrations);
        Assert.Equal(("New", "PC1", "old@contoso.example"), (device.GroupTag, device.DisplayName, device.UserPrincipalName));
        JsonObject user = new() { ["userPrincipalName"] = "ada@contoso.example", ["addressableUserName"] = "Ada" };
        Assert.Equal(204, (await PostAsync($"{Devices}/{id}/assignUserToDevice", user)).Status);
        device = Assert.Single(Sandbox.Tenant.Registrations);
        Assert.Equal(("ada@contoso.example", "Ada", "New"), (device.UserPrincipalName, device.AddressableUserName, device.GroupTag));
        Assert.Equal(204, (await PostAsync($"{Devices}/{id}/unassignUserFromDevice")).Status);
        Assert.Null(Assert.Single(Sandbox.Tenant.Registrations).UserPrincipalName);
        Assert.Equal(404, (await PostAsync($"{Devices}/{Guid.NewGuid()}/unassignUserFromDevice")).Status);
        Assert.Equal(400, (await PostAsync($"{Devices}/{id}/updateDeviceProperties", new JsonObject { ["groupTag"] = 1 })).Status);
    }

    [Fact]
    public async Task Deletion_takes_its_time()
    {
        string id = Sandbox.Tenant.AddRegistration("A1");
        Assert.Equal(204, (await DeleteAsync($"{Devices}/{id}")).Status);
        Assert.Equal(200, (await GetAsync($"{Devices}/{id}")).Status);
        Assert.True(Sandbox.Tenant.Registrations[0].IsBeingDeleted);
        Reply again = await DeleteAsync($"{Devices}/{id}");
        Assert.Equal((400, "ZtdDeviceDeletionInProgess"), (again.Status, (string)again.Nested["CustomApiErrorPhrase"]!));
        Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(404, (await GetAsync($"{Devices}/{id}")).Status);
        again = await DeleteAsync($"{Devices}/{id}");
        Assert.Equal((400, "ZtdDeviceAlreadyDeleted"), (again.Status, (string)again.Nested["CustomApiErrorPhrase"]!));
        await ImportAsync("A1");
        Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("complete", Sandbox.Tenant.ImportRecords[0].DeviceImportStatus);
    }

    [Fact]
    public async Task Deletion_right_after_import_is_refused_on_demand()
    {
        Start(new SandboxOptions { DeletionRefusedAfterImport = TimeSpan.FromMinutes(5) });
        string id = Sandbox.Tenant.AddRegistration("A1");
        Assert.Equal(400, (await DeleteAsync($"{Devices}/{id}")).Status);
        Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(204, (await DeleteAsync($"{Devices}/{id}")).Status);
    }
}
