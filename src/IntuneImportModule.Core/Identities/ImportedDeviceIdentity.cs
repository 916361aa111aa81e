using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Identities;

/// <summary>A corporate device identifier that Intune has, as Graph returns it.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/resources/intune-enrollment-importeddeviceidentity (beta)</remarks>
public sealed record ImportedDeviceIdentity
{
    /// <summary>Graph's id.</summary>
    public string? Id { get; init; }

    /// <summary>The identifier.</summary>
    public string? ImportedDeviceIdentifier { get; init; }

    /// <summary>imei, serialNumber or manufacturerModelSerial.</summary>
    public string? ImportedDeviceIdentityType { get; init; }

    /// <summary>The description (portal: Details).</summary>
    public string? Description { get; init; }

    /// <summary>The platform, as Graph spells it.</summary>
    public string? Platform { get; init; }

    /// <summary>The enrolment state, as Graph spells it.</summary>
    public string? EnrollmentState { get; init; }

    /// <summary>When the identifier was imported, UTC.</summary>
    public DateTimeOffset? CreatedDateTime { get; init; }

    /// <summary>When it last changed, UTC.</summary>
    public DateTimeOffset? LastModifiedDateTime { get; init; }

    /// <summary>When the device was last in contact, UTC; null for never.</summary>
    public DateTimeOffset? LastContactedDateTime { get; init; }

    /// <summary>Since when nothing was heard of the device: its last contact, else its import.</summary>
    internal DateTimeOffset? SilentSince => LastContactedDateTime ?? CreatedDateTime;

    internal static ImportedDeviceIdentity Of(DeviceIdentityRecord record) => new()
    {
        Id = record.Id,
        ImportedDeviceIdentifier = record.ImportedDeviceIdentifier,
        ImportedDeviceIdentityType = record.ImportedDeviceIdentityType,
        Description = record.Description,
        Platform = record.Platform,
        EnrollmentState = record.EnrollmentState,
        CreatedDateTime = GraphDate.Read(record.CreatedDateTime),
        LastModifiedDateTime = GraphDate.Read(record.LastModifiedDateTime),
        LastContactedDateTime = GraphDate.Read(record.LastContactedDateTime),
    };
}
