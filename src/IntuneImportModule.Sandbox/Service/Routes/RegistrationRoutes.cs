using System.Text.Json;
using IntuneImportModule.Sandbox.State;

namespace IntuneImportModule.Sandbox.Service.Routes;

/// <summary>windowsAutopilotDeviceIdentities: list, get, delete, user assignment, properties.</summary>
internal sealed class RegistrationRoutes(IntuneSandbox sandbox, SandboxClock clock)
{
    private const string Collection = "windowsAutopilotDeviceIdentities";

    public IReadOnlyList<Route> All =>
    [
        new("GET", Collection, false, "", "list", List),
        new("GET", Collection, true, "", "get", Get),
        new("DELETE", Collection, true, "", "delete", Delete),
        new("POST", Collection, true, "assignUserToDevice", "assignUserToDevice", AssignUser),
        new("POST", Collection, true, "unassignUserFromDevice", "unassignUserFromDevice", UnassignUser),
        new("POST", Collection, true, "updateDeviceProperties", "updateDeviceProperties", Update),
    ];

    private Answer List(Call call)
    {
        Filter? filter = call.Query.Filter is string text ? Checked(Filter.Parse(text)) : null;
        PageRequest wanted = Links.Page(call, sandbox.Options);
        return sandbox.Tenant.State.Use((state, now) => Links.List(
            call,
            Collection,
            state.Registrations.Registrations.Read(wanted, now, device => filter?.Contains(device.SerialNumber) ?? true),
            (writer, device) => Write(writer, call, device, now)));
    }

    private Filter Checked(Filter filter)
    {
        bool isKnown = filter.IsContainment && filter.Is("serialNumber") && !filter.IsGuidLike;
        bool hasBlank = filter.Value.Contains(' ');
        return isKnown && (!hasBlank || sandbox.Options.FilterAcceptsBlanks) ? filter : throw Filter.Refused();
    }

    private Answer Get(Call call) => sandbox.Tenant.State.Use((state, now) =>
        Links.Entity(call, 200, Collection, Find(call, state), (writer, device) => Write(writer, call, device, now)));

    private Answer Delete(Call call) => sandbox.Tenant.State.Use((state, now) =>
    {
        if (state.Registrations.WasDeleted(call.Id))
        {
            throw Refusal.Intune("The device was already deleted.", "ZtdDeviceAlreadyDeleted");
        }

        Registration device = Find(call, state);
        if (device.DeletionAskedAt is not null)
        {
            // The phrase is misspelt in the service, too.
            throw Refusal.Intune("The deletion of the device is in progress.", "ZtdDeviceDeletionInProgess");
        }

        if (now < device.RegisteredAt + clock.Scale(sandbox.Options.DeletionRefusedAfterImport))
        {
            throw Refusal.Intune("The device cannot be deleted right after its import.");
        }

        state.Registrations.BeginDeletion(device, now);
        return Answer.NoContent();
    });

    private Answer AssignUser(Call call) => Change(call, (device, body) =>
    {
        device.UserPrincipalName = JsonObjects.Text(body, "userPrincipalName", device.UserPrincipalName);
        device.AddressableUserName = JsonObjects.Text(body, "addressableUserName", device.AddressableUserName);
    });

    private Answer Update(Call call) => Change(call, (device, body) =>
    {
        device.UserPrincipalName = JsonObjects.Text(body, "userPrincipalName", device.UserPrincipalName);
        device.AddressableUserName = JsonObjects.Text(body, "addressableUserName", device.AddressableUserName);
        device.GroupTag = JsonObjects.Text(body, "groupTag", device.GroupTag);
        device.DisplayName = JsonObjects.Text(body, "displayName", device.DisplayName);
    });

    private Answer UnassignUser(Call call) => sandbox.Tenant.State.Use((state, _) =>
    {
        Registration device = Find(call, state);
        (device.UserPrincipalName, device.AddressableUserName) = (null, null);
        return Answer.NoContent();
    });

    private Answer Change(Call call, Action<Registration, JsonDocument> change)
    {
        using JsonDocument body = JsonObjects.Parse(call.Body);
        return sandbox.Tenant.State.Use((state, _) =>
        {
            change(Find(call, state), body);
            return Answer.NoContent();
        });
    }

    private static void Write(Utf8JsonWriter writer, Call call, Registration device, DateTimeOffset now)
    {
        bool isBeta = call.Version == "beta";
        RegistrationJson.Write(writer, device, now, isBeta);
        if (isBeta && call.Query.Expand is string expand && expand.ContainsIgnoringCase("deploymentProfile"))
        {
            WriteProfile(writer, device.HasProfile(now) ? device.Profile : null);
        }
    }

    private static void WriteProfile(Utf8JsonWriter writer, DeploymentProfile? profile)
    {
        if (profile is null)
        {
            writer.WriteNull("deploymentProfile");
            return;
        }

        writer.WriteStartObject("deploymentProfile");
        ProfileJson.Write(writer, profile);
        writer.WriteEndObject();
    }

    private static Registration Find(Call call, TenantState state) => state.Registrations.Registrations.Find(call.Id) ?? throw Refusal.NotFound();
}
