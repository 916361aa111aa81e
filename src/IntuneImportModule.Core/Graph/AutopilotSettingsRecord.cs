namespace IntuneImportModule.Core.Graph;

/// <summary>windowsAutopilotSettings: the tenant's sync with the Autopilot service.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/resources/intune-enrollment-windowsautopilotsettings</remarks>
internal sealed record AutopilotSettingsRecord
{
    public DateTimeOffset? LastSyncDateTime { get; init; }

    public DateTimeOffset? LastManualSyncTriggerDateTime { get; init; }

    /// <summary>unknown, inProgress, completed, failed, or a member newer than this code.</summary>
    public string? SyncStatus { get; init; }
}
