using System.Net;
using System.Net.Http.Headers;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Import;

/// <summary>A tenant whose devices have a tag and its profile already, and foreign things that no run may touch.</summary>
internal static class TaggedTenant
{
    public const string OldTag = "Old";
    public const string NewTag = "New";
    public const string OldProfile = "Profile of the old tag";
    public const string NewProfile = "Profile of the new tag";
    public const string Stranger = "STRANGER-DEVICE";

    /// <summary>Rows that ask for the new tag.</summary>
    public static DeviceRow[] Rows(int count) => [.. Enumerable.Range(1, count).Select(number => Row(TestRows.Name(number)))];

    public static DeviceRow Row(string serial, string? tag = NewTag) =>
        TestRows.Of(("SerialNumber", serial), ("HardwareHash", TestRows.Hash), ("GroupTag", tag));

    /// <summary>Registers devices, and lets a sync give them the profile of their tag. Time passes on the sandbox's fake clock.</summary>
    public static void Register(IntuneSandbox sandbox, params string[] serials)
    {
        Seed(sandbox, serials);
        ((FakeClock)sandbox.Options.TimeProvider).Advance(sandbox.Options.SyncTime + sandbox.Options.ProfileAssignmentTime);
        Assert.All(sandbox.Tenant.Registrations, device => Assert.Equal(OldProfile, device.DeploymentProfile));
        sandbox.ClearRequests();
    }

    /// <summary>The same, with the sync begun.</summary>
    public static void Seed(IntuneSandbox sandbox, params string[] serials)
    {
        sandbox.Tenant.AddDeploymentProfile(OldProfile, OldTag);
        sandbox.Tenant.AddDeploymentProfile(NewProfile, NewTag);
        foreach (string serial in serials)
        {
            sandbox.Tenant.AddRegistration(serial, OldTag, "old@contoso.com");
        }

        sandbox.Tenant.AddRegistration(Stranger, OldTag, "old@contoso.com");
        foreach (string serial in new[] { Stranger, "STRANGER-2", serials.FirstOrDefault() ?? "STRANGER-3" })
        {
            sandbox.Tenant.AddImportRecord(serial);
        }

        SyncByHand(sandbox);
    }

    public static HttpStatusCode SyncByHand(IntuneSandbox sandbox)
    {
        // The system's proxy would get requests for loopback, too.
        using HttpClient client = new(new SocketsHttpHandler { UseProxy = false });
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(sandbox.Endpoint, "beta/deviceManagement/windowsAutopilotSettings/sync"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", sandbox.AccessToken);
        using HttpResponseMessage answer = client.Send(request);
        return answer.StatusCode;
    }

    /// <summary>What was there before is there still, as it was.</summary>
    public static void AssertForeignUntouched(IntuneSandbox sandbox)
    {
        SandboxRegistration stranger = Assert.Single(sandbox.Tenant.Registrations, device => device.SerialNumber == Stranger);
        Assert.Equal((OldTag, "old@contoso.com", false), (stranger.GroupTag, stranger.UserPrincipalName, stranger.IsBeingDeleted));
        Assert.Equal(3, sandbox.Tenant.ImportRecords.Count(record => record.ImportId is null or ""));
    }
}
