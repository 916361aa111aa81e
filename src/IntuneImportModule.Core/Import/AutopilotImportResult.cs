using System.Text.Json.Serialization;

namespace IntuneImportModule.Core.Import;

/// <summary>What became of one Autopilot device: the import record as Graph returns it, without the hash, and what a person needs.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/resources/intune-enrollment-importedwindowsautopilotdeviceidentity</remarks>
public sealed record AutopilotImportResult : ImportResult
{
    private readonly Moment profileAssigned;
    private readonly Moment updated;

    /// <summary>A result of which nothing is known yet.</summary>
    public AutopilotImportResult()
    {
    }

    internal AutopilotImportResult(CheckedRow row)
        : base(row)
    {
    }

    /// <summary>Id of the import record.</summary>
    public string? Id { get; init; }

    /// <summary>The device's serial number.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>The group tag that was sent.</summary>
    public string? GroupTag { get; init; }

    /// <summary>The user principal name that was sent.</summary>
    public string? AssignedUserPrincipalName { get; init; }

    /// <summary>The Windows product key id that was sent.</summary>
    public string? ProductKey { get; init; }

    /// <summary>The import id that the service keeps for the record.</summary>
    public string? ImportId { get; init; }

    /// <summary>unknown, pending, partial, complete or error, as Graph spells it.</summary>
    public string? DeviceImportStatus { get; init; }

    /// <summary>The service's error code; 0 for none.</summary>
    public int? DeviceErrorCode { get; init; }

    /// <summary>The service's error name.</summary>
    public string? DeviceErrorName { get; init; }

    /// <summary>Id of the registration (windowsAutopilotDeviceIdentity).</summary>
    public string? DeviceRegistrationId { get; init; }

    /// <summary>The group tag before an update; null where nothing was updated.</summary>
    public string? OldGroupTag { get; init; }

    /// <summary>The assigned user before an update; null where nothing was updated.</summary>
    public string? OldAssignedUser { get; init; }

    /// <summary>The deployment profile's name; null where it was not waited for.</summary>
    public string? Profile { get; init; }

    /// <summary>When the deployment profile was assigned, in UTC.</summary>
    public DateTimeOffset? ProfileAssignedDateTime
    {
        get => profileAssigned.Time;
        init => profileAssigned = Moment.Of(value);
    }

    /// <summary>For a later run: an update was about to be sent when this was written down; the old values are those before it.</summary>
    [JsonInclude]
    internal bool IsUpdateBegun { get; init; }

    /// <summary>When it was updated, by the service's clock: when the answer had come, or else when the update was begun. Null for nothing updated.</summary>
    [JsonInclude]
    internal DateTimeOffset? UpdatedDateTime
    {
        get => updated.Time;
        init => updated = Moment.Of(value);
    }

    /// <summary>For a later run: the import record was removed.</summary>
    [JsonInclude]
    internal bool IsRecordRemoved { get; init; }

    internal override string Label => SerialNumber ?? string.Empty;
}
