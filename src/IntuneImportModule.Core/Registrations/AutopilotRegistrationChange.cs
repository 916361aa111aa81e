using IntuneImportModule.Core.Changes;

namespace IntuneImportModule.Core.Registrations;

/// <summary>What became of a registration that was to be changed or removed: its values now, and those before.</summary>
/// <remarks>
/// https://learn.microsoft.com/graph/api/intune-enrollment-windowsautopilotdeviceidentity-updatedeviceproperties. A removal has no values.
/// </remarks>
public sealed record AutopilotRegistrationChange : ChangeResult
{
    /// <summary>The serial number; null where only the id was given.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>The group tag now, or as it was to be; null for none.</summary>
    public string? GroupTag { get; init; }

    /// <summary>The group tag before.</summary>
    public string? OldGroupTag { get; init; }

    /// <summary>The assigned user's principal name now, or as it was to be; null for none.</summary>
    public string? AssignedUser { get; init; }

    /// <summary>The assigned user before.</summary>
    public string? OldAssignedUser { get; init; }

    /// <summary>The display name now, or as it was to be; null for none.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The display name before.</summary>
    public string? OldDisplayName { get; init; }

    internal override string Label => SerialNumber ?? Id ?? string.Empty;

    /// <summary>What is to be sent; null where nothing differs.</summary>
    internal RegistrationDifference? Difference { get; init; }
}
