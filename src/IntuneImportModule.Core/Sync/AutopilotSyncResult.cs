namespace IntuneImportModule.Core.Sync;

/// <summary>What became of a sync.</summary>
public enum AutopilotSyncStatus
{
    /// <summary>A sync has ended that began after it was asked for, or was running then.</summary>
    Completed,

    /// <summary>A sync runs; it was not waited for, or patience was over.</summary>
    Running,

    /// <summary>The service takes no sync yet: the last one is less than ten minutes old.</summary>
    TooEarly,

    /// <summary>The service says that its sync failed.</summary>
    Failed,
}

/// <summary>The state of the tenant's Autopilot sync after it was asked for.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/resources/intune-enrollment-windowsautopilotsettings (beta)</remarks>
public sealed record AutopilotSyncResult
{
    /// <summary>What became of it.</summary>
    public AutopilotSyncStatus Status { get; init; }

    /// <summary>unknown, inProgress, completed or failed, as Graph spells it.</summary>
    public string? SyncStatus { get; init; }

    /// <summary>When a sync last ended, UTC; null for never.</summary>
    public DateTimeOffset? LastSyncDateTime { get; init; }

    /// <summary>When a sync was last started by hand, UTC; null for never.</summary>
    public DateTimeOffset? LastManualSyncTriggerDateTime { get; init; }

    /// <summary>From when on the service takes the next one, UTC.</summary>
    public DateTimeOffset? NextAllowedDateTime { get; init; }

    /// <summary>True where this command started the sync; false where one was running, or it was too early.</summary>
    public bool Started { get; init; }

    /// <summary>What happened, in plain words; null where the status says it all.</summary>
    public string? Message { get; init; }
}
