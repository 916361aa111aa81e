using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Sync;

/// <summary>One attempt to start a sync, and what was seen of the sync since.</summary>
/// <param name="Settings">The state before.</param>
/// <param name="ServiceNow">The service's clock then.</param>
internal sealed record SyncAttempt(AutopilotSettingsRecord Settings, DateTimeOffset ServiceNow)
{
    /// <summary>True where this attempt started it.</summary>
    public bool Started { get; init; }

    /// <summary>When the service will take one; null where a sync runs now.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The state when last looked at.</summary>
    public AutopilotSettingsRecord Latest { get; init; } = Settings;

    /// <summary>True once the sync was seen running.</summary>
    public bool WasSeen { get; init; }

    /// <summary>True where the state is that of a sync that failed.</summary>
    public bool HasFailed => Latest.Is("failed");

    /// <summary>
    /// True once the sync is surely over. For a moment after its start the state is still that of the sync before; one that is too
    /// short to be seen shows by its date, or by a failure that was not there.
    /// </summary>
    public bool IsOver => !Latest.Is("inProgress")
        && (WasSeen || Latest.LastSyncDateTime > Settings.LastSyncDateTime || (HasFailed && !Settings.Is("failed")));
}
