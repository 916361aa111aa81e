using System.Text.Json.Nodes;
using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Sandbox;

public sealed class SyncAndProfileTests : SandboxTest
{
    [Fact]
    public async Task A_sync_runs_for_a_while_and_then_not_again_for_ten_minutes()
    {
        Assert.Equal("0001-01-01T00:00:00Z", (string)(await GetAsync(Settings)).Json["lastManualSyncTriggerDateTime"]!);
        Assert.Equal(204, (await SyncAsync()).Status);
        JsonNode running = (await GetAsync(Settings)).Json;
        Assert.Equal(("inProgress", "2026-01-02T03:04:05Z"), ((string)running["syncStatus"]!, (string)running["lastManualSyncTriggerDateTime"]!));
        Assert.Equal(409, (await SyncAsync()).Status);
        Clock.Advance(TimeSpan.FromSeconds(60));
        JsonNode done = (await GetAsync(Settings)).Json;
        Assert.Equal(("completed", "2026-01-02T03:05:05Z"), ((string)done["syncStatus"]!, (string)done["lastSyncDateTime"]!));
        Reply tooEarly = await SyncAsync();
        Assert.Equal((429, "540"), (tooEarly.Status, tooEarly.Headers["Retry-After"]));
        Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(204, (await SyncAsync()).Status);
    }

    [Fact]
    public async Task After_a_sync_devices_get_their_profile()
    {
        Sandbox.Tenant.AddDeploymentProfile("Everybody");
        string kiosks = Sandbox.Tenant.AddDeploymentProfile("Kiosks", "KIOSK");
        Sandbox.Tenant.AddRegistration("PLAIN");
        Sandbox.Tenant.AddRegistration("BROKEN");
        Sandbox.Tenant.SetProfileStatus("BROKEN", "failed");
        await ImportAsync("TAGGED");
        Clock.Advance(TimeSpan.FromSeconds(30));
        await SyncAsync();
        Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.All(Sandbox.Tenant.Registrations, device => Assert.Equal("pending", device.DeploymentProfileAssignmentStatus));
        Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(
            [("PLAIN", "Everybody", "assignedInSync"), ("BROKEN", null, "failed"), ("TAGGED", "Kiosks", "assignedInSync")],
            Sandbox.Tenant.Registrations.Select(device => (device.SerialNumber, device.DeploymentProfile, device.DeploymentProfileAssignmentStatus)));
        JsonObject tagged = (await GetAsync($"{BetaDevices}/{Sandbox.Tenant.Registrations[2].Id}?$expand=deploymentProfile")).Json.AsObject();
        Assert.Equal("Kiosks", (string)tagged["deploymentProfile"]!["displayName"]!);
        Assert.Equal("2026-01-02T03:06:35Z", (string)tagged["deploymentProfileAssignedDateTime"]!);
        Assert.Equal("TAGGED", (string)(await GetAsync($"beta/deviceManagement/windowsAutopilotDeploymentProfiles/{kiosks}/assignedDevices")).Rows[0]["serialNumber"]!);
        Assert.Equal(2, (await GetAsync("beta/deviceManagement/windowsAutopilotDeploymentProfiles")).Rows.Count);
    }

    [Theory]
    [InlineData(false, "2026-01-02T03:06:05Z")]
    [InlineData(true, "2026-01-02T03:17:05Z")]
    public async Task A_device_that_keeps_its_profile_keeps_its_date_unless_told_otherwise(bool renews, string expected)
    {
        Start(new SandboxOptions { RenewsProfileDate = renews });
        Sandbox.Tenant.AddDeploymentProfile("Everybody");
        string id = Sandbox.Tenant.AddRegistration("A1");
        await SyncAsync();
        Clock.Advance(TimeSpan.FromMinutes(12));
        Assert.Equal(204, (await SyncAsync()).Status);
        Clock.Advance(TimeSpan.FromSeconds(60));
        JsonNode device = (await GetAsync($"{BetaDevices}/{id}")).Json;
        Assert.Equal(("assignedInSync", expected), ((string)device["deploymentProfileAssignmentStatus"]!, (string)device["deploymentProfileAssignedDateTime"]!));
    }

    [Fact]
    public async Task A_changed_group_tag_shows_only_after_the_next_sync()
    {
        Sandbox.Tenant.AddDeploymentProfile("Old profile", "Old");
        Sandbox.Tenant.AddDeploymentProfile("New profile", "New");
        string id = Sandbox.Tenant.AddRegistration("A1", "Old");
        await SyncAsync();
        Clock.Advance(TimeSpan.FromMinutes(12));
        await PostAsync($"{Devices}/{id}/updateDeviceProperties", new JsonObject { ["groupTag"] = "New" });
        Assert.Equal("Old profile", Sandbox.Tenant.Registrations[0].DeploymentProfile);
        await SyncAsync();
        Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal("pending", Sandbox.Tenant.Registrations[0].DeploymentProfileAssignmentStatus);
        Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal("New profile", Sandbox.Tenant.Registrations[0].DeploymentProfile);
    }

    [Fact]
    public async Task Without_a_profile_the_device_stays_unassigned_and_a_later_device_waits_for_the_next_sync()
    {
        Sandbox.Tenant.AddRegistration("A1");
        await SyncAsync();
        Clock.Advance(TimeSpan.FromSeconds(61));
        Sandbox.Tenant.AddRegistration("A2");
        Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(["notAssigned", "unknown"], Sandbox.Tenant.Registrations.Select(device => device.DeploymentProfileAssignmentStatus));
    }

    [Theory]
    [InlineData(60, "assignedInSync")]
    [InlineData(10, "unknown")]
    public async Task A_sync_takes_exactly_the_devices_that_were_registered_when_it_ended_although_nobody_looked(int seconds, string status)
    {
        Start(new SandboxOptions { SyncTime = TimeSpan.FromSeconds(seconds) });
        Sandbox.Tenant.AddDeploymentProfile("Everybody");
        await ImportAsync("A1");
        await SyncAsync();
        Clock.Advance(TimeSpan.FromSeconds(200));
        Assert.Equal(status, Assert.Single(Sandbox.Tenant.Registrations).DeploymentProfileAssignmentStatus);
    }

    [Fact]
    public async Task A_new_registration_may_be_listed_only_after_a_sync()
    {
        Start(new SandboxOptions { RegistrationNeedsSync = true });
        await ImportAsync("A1");
        Clock.Advance(TimeSpan.FromSeconds(30));
        string id = Sandbox.Tenant.ImportRecords[0].DeviceRegistrationId;
        Assert.Empty((await GetAsync(Devices)).Rows);
        Assert.Equal(200, (await GetAsync($"{Devices}/{id}")).Status);
        await SyncAsync();
        Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Single((await GetAsync(Devices)).Rows);
    }

    private Task<Reply> SyncAsync() => PostAsync(Settings + "/sync");
}
