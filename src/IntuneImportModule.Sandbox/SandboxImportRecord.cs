namespace IntuneImportModule.Sandbox;

/// <summary>An import record (Graph: importedWindowsAutopilotDeviceIdentity) as it is at this moment.</summary>
public sealed record SandboxImportRecord
{
    /// <summary>The record's id.</summary>
    public required string Id { get; init; }

    /// <summary>The serial number as sent.</summary>
    public required string? SerialNumber { get; init; }

    /// <summary>The group tag as sent.</summary>
    public required string? GroupTag { get; init; }

    /// <summary>The product key id as sent.</summary>
    public required string? ProductKey { get; init; }

    /// <summary>The assigned user as sent.</summary>
    public required string? AssignedUserPrincipalName { get; init; }

    /// <summary>The import id that the service keeps for it.</summary>
    public required string? ImportId { get; init; }

    /// <summary>SHA-256 of the decoded hardware hash in hexadecimal, upper case; null without one.</summary>
    public required string? HardwareHashDigest { get; init; }

    /// <summary>When it was accepted.</summary>
    public required DateTimeOffset AcceptedDateTime { get; init; }

    /// <summary>unknown, pending, partial, complete or error.</summary>
    public required string DeviceImportStatus { get; init; }

    /// <summary>0 until it ends in an error.</summary>
    public required int DeviceErrorCode { get; init; }

    /// <summary>Empty until it ends; "None" is success.</summary>
    public required string DeviceErrorName { get; init; }

    /// <summary>Id of the registration it has made; empty without one.</summary>
    public required string DeviceRegistrationId { get; init; }
}
