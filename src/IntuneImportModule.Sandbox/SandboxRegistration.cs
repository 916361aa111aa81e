namespace IntuneImportModule.Sandbox;

/// <summary>A registered device (Graph: windowsAutopilotDeviceIdentity) as it is at this moment.</summary>
public sealed record SandboxRegistration
{
    /// <summary>The registration's id.</summary>
    public required string Id { get; init; }

    /// <summary>The serial number.</summary>
    public required string SerialNumber { get; init; }

    /// <summary>The group tag.</summary>
    public required string? GroupTag { get; init; }

    /// <summary>The assigned user.</summary>
    public required string? UserPrincipalName { get; init; }

    /// <summary>How the assigned user is greeted.</summary>
    public required string? AddressableUserName { get; init; }

    /// <summary>The display name.</summary>
    public required string? DisplayName { get; init; }

    /// <summary>When it was registered.</summary>
    public required DateTimeOffset RegisteredDateTime { get; init; }

    /// <summary>Whether its deletion was asked for and has not happened yet.</summary>
    public required bool IsBeingDeleted { get; init; }

    /// <summary>Display name of the profile it has; null without one.</summary>
    public required string? DeploymentProfile { get; init; }

    /// <summary>unknown before the first sync, then pending, then assignedInSync, notAssigned or what was scripted.</summary>
    public required string DeploymentProfileAssignmentStatus { get; init; }
}
