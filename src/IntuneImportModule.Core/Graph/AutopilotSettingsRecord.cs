namespace IntuneImportModule.Core.Graph;

/// <summary>windowsAutopilotSettings: the tenant's sync with the Autopilot service.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/resources/intune-enrollment-windowsautopilotsettings</remarks>
internal sealed record AutopilotSettingsRecord
{
    public DateTimeOffset? LastSyncDateTime { get; init; }

    public DateTimeOffset? LastManualSyncTriggerDateTime { get; init; }

    /// <summary>unknown, inProgress, completed, failed, or a member newer than this code.</summary>
    public string? SyncStatus { get; init; }

    /// <summary>Compares the status, letter case ignored.</summary>
    /// <param name="status">A status as Graph spells it.</param>
    public bool Is(string status) => string.Equals(SyncStatus, status, StringComparison.OrdinalIgnoreCase);
}
