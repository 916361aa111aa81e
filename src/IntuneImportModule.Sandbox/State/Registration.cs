namespace IntuneImportModule.Sandbox.State;

/// <summary>windowsAutopilotDeviceIdentity: a device that is registered in this tenant.</summary>
internal sealed class Registration(Guid id, string serialNumber) : LedgerEntry(id)
{
    public string SerialNumber { get; } = serialNumber;

    public string? GroupTag { get; set; }

    public string? ProductKey { get; init; }

    public string? UserPrincipalName { get; set; }

    public string? AddressableUserName { get; set; }

    public string? DisplayName { get; set; }

    public string Manufacturer { get; init; } = "";

    public string Model { get; init; } = "";

    public DateTimeOffset RegisteredAt { get; init; }

    /// <summary>When its deletion was asked for.</summary>
    public DateTimeOffset? DeletionAskedAt { get; set; }

    /// <summary>The profile that the last sync chose for it.</summary>
    public DeploymentProfile? Profile { get; set; }

    /// <summary>When the outcome of the last sync shows; null before the first one.</summary>
    public DateTimeOffset? ProfileDueAt { get; set; }

    /// <summary>An assignment status that a test wants instead of the usual one.</summary>
    public string? ScriptedProfileStatus { get; set; }

    public bool HasProfile(DateTimeOffset now) => ProfileStatus(now).StartsWith("assigned", StringComparison.Ordinal);

    // Which of unknown, notAssigned and pending the service shows on the way is UNVERIFIED.
    public string ProfileStatus(DateTimeOffset now)
    {
        if (ProfileDueAt is not DateTimeOffset due)
        {
            return "unknown";
        }

        if (now < due)
        {
            return "pending";
        }

        return ScriptedProfileStatus ?? (Profile is null ? "notAssigned" : "assignedInSync");
    }

    public SandboxRegistration Snapshot(DateTimeOffset now) => new()
    {
        Id = Id.ToString(),
        SerialNumber = SerialNumber,
        GroupTag = GroupTag,
        UserPrincipalName = UserPrincipalName,
        AddressableUserName = AddressableUserName,
        DisplayName = DisplayName,
        RegisteredDateTime = RegisteredAt,
        IsBeingDeleted = DeletionAskedAt is not null,
        DeploymentProfile = HasProfile(now) ? Profile?.DisplayName : null,
        DeploymentProfileAssignmentStatus = ProfileStatus(now),
    };
}
