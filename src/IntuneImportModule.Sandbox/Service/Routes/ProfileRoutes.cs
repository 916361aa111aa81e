using IntuneImportModule.Sandbox.State;

namespace IntuneImportModule.Sandbox.Service.Routes;

/// <summary>windowsAutopilotDeploymentProfiles (beta): list, get, and the devices that have one.</summary>
internal sealed class ProfileRoutes(IntuneSandbox sandbox)
{
    private const string Collection = "windowsAutopilotDeploymentProfiles";

    public IReadOnlyList<Route> All =>
    [
        new("GET", Collection, false, "", "list", List),
        new("GET", Collection, true, "", "get", Get),
        new("GET", Collection, true, "assignedDevices", "listAssignedDevices", ListDevices),
    ];

    private Answer List(Call call)
    {
        if (call.Query.Filter is not null)
        {
            throw Filter.Refused();
        }

        PageRequest wanted = Links.Page(call, sandbox.Options);
        return sandbox.Tenant.State.Use((state, now) => Links.List(call, Collection, state.Profiles.Read(wanted, now, _ => true), ProfileJson.Write));
    }

    private Answer Get(Call call) => sandbox.Tenant.State.Use((state, _) => Links.Entity(call, 200, Collection, Find(call, state), ProfileJson.Write));

    private Answer ListDevices(Call call)
    {
        PageRequest wanted = Links.Page(call, sandbox.Options);
        return sandbox.Tenant.State.Use((state, now) =>
        {
            DeploymentProfile profile = Find(call, state);
            Page<Registration> page = state.Registrations.Registrations.Read(wanted, now, device => device.HasProfile(now) && device.Profile == profile);
            return Links.List(call, $"{Collection}('{profile.Id}')/assignedDevices", page, (writer, device) => RegistrationJson.Write(writer, device, now, isBeta: true));
        });
    }

    private static DeploymentProfile Find(Call call, TenantState state) => state.Profiles.Find(call.Id) ?? throw Refusal.NotFound();
}
