using IntuneImportModule.Sandbox.State;

namespace IntuneImportModule.Sandbox.Service.Routes;

/// <summary>windowsAutopilotSettings (beta): the state of the sync, and starting one.</summary>
internal sealed class SettingsRoutes(IntuneSandbox sandbox, Throttle throttle)
{
    private const string Singleton = "windowsAutopilotSettings";

    public IReadOnlyList<Route> All =>
    [
        new("GET", Singleton, false, "", "getSettings", Get),
        new("POST", Singleton, false, "sync", "sync", Sync),
    ];

    private Answer Get(Call call) => sandbox.Tenant.State.Use((state, _) => Links.Entity(call, 200, Singleton, state.Sync, (writer, sync) =>
    {
        writer.WriteString("id", "windowsAutopilotSettings");
        writer.WriteString("lastSyncDateTime", sync.LastCompleted.UtcDateTime);
        writer.WriteString("lastManualSyncTriggerDateTime", sync.LastTriggered.UtcDateTime);
        writer.WriteString("syncStatus", sync.Status);
    }));

    private Answer Sync(Call call) => sandbox.Tenant.State.Use((state, now) =>
    {
        AutopilotSync sync = state.Sync;
        if (sync.EndsAt is not null)
        {
            throw new Refusal(409, "Conflict", "A sync is already in progress.", FaultBody.IntuneNested);
        }

        if (now < sync.AllowedFrom)
        {
            throw throttle.TooMany(sync.AllowedFrom - now);
        }

        sync.Start(now);
        return Answer.NoContent();
    });
}
