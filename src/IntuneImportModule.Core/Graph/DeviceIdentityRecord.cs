namespace IntuneImportModule.Core.Graph;

/// <summary>An importedDeviceIdentity, or an importedDeviceIdentityResult where <see cref="Status"/> is set.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/resources/intune-enrollment-importeddeviceidentity</remarks>
internal sealed record DeviceIdentityRecord
{
    public string? Id { get; init; }

    public string? ImportedDeviceIdentifier { get; init; }

    public string? ImportedDeviceIdentityType { get; init; }

    public DateTimeOffset? LastModifiedDateTime { get; init; }

    public DateTimeOffset? CreatedDateTime { get; init; }

    public DateTimeOffset? LastContactedDateTime { get; init; }

    public string? Description { get; init; }

    public string? EnrollmentState { get; init; }

    public string? Platform { get; init; }

    /// <summary>Whether the import took the row; null for a listed identity.</summary>
    public bool? Status { get; init; }
}
