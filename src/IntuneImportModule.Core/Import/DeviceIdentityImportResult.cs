namespace IntuneImportModule.Core.Import;

/// <summary>What became of one corporate device identifier: the identity as Graph returns it, and what a person needs.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/resources/intune-enrollment-importeddeviceidentityresult</remarks>
public sealed record DeviceIdentityImportResult : ImportResult
{
    private readonly Moment created;
    private readonly Moment lastModified;
    private readonly Moment lastContacted;

    /// <summary>A result of which nothing is known yet.</summary>
    public DeviceIdentityImportResult()
    {
    }

    internal DeviceIdentityImportResult(CheckedRow row)
        : base(row)
    {
    }

    /// <summary>Id of the identity.</summary>
    public string? Id { get; init; }

    /// <summary>The identifier as it was sent.</summary>
    public string? ImportedDeviceIdentifier { get; init; }

    /// <summary>imei, serialNumber or manufacturerModelSerial.</summary>
    public string? ImportedDeviceIdentityType { get; init; }

    /// <summary>The description (portal: Details).</summary>
    public string? Description { get; init; }

    /// <summary>The platform, as Graph spells it.</summary>
    public string? Platform { get; init; }

    /// <summary>The enrolment state, as Graph spells it.</summary>
    public string? EnrollmentState { get; init; }

    /// <summary>Graph's Boolean "status": whether the service took the row; null where it was not asked.</summary>
    public bool? Accepted { get; init; }

    /// <summary>When the identity was first imported, in UTC.</summary>
    public DateTimeOffset? CreatedDateTime
    {
        get => created.Time;
        init => created = Moment.Of(value);
    }

    /// <summary>When the identity last changed, in UTC.</summary>
    public DateTimeOffset? LastModifiedDateTime
    {
        get => lastModified.Time;
        init => lastModified = Moment.Of(value);
    }

    /// <summary>When the device was last in contact, in UTC; null for never.</summary>
    public DateTimeOffset? LastContactedDateTime
    {
        get => lastContacted.Time;
        init => lastContacted = Moment.Of(value);
    }

    internal override string Label => ImportedDeviceIdentifier ?? string.Empty;
}
