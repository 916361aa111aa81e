using System.Text.Json.Serialization;

namespace IntuneImportModule.Core.Graph;

/// <summary>An importedDeviceIdentity, or an importedDeviceIdentityResult where <see cref="Status"/> is set.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/resources/intune-enrollment-importeddeviceidentity</remarks>
[JsonConverter(typeof(DeviceIdentityRecordReader))]
internal sealed record DeviceIdentityRecord
{
    public string? Id { get; set; }

    public string? ImportedDeviceIdentifier { get; set; }

    public string? ImportedDeviceIdentityType { get; set; }

    public DateTimeOffset? LastModifiedDateTime { get; set; }

    public DateTimeOffset? CreatedDateTime { get; set; }

    public DateTimeOffset? LastContactedDateTime { get; set; }

    public string? Description { get; set; }

    public string? EnrollmentState { get; set; }

    public string? Platform { get; set; }

    /// <summary>Whether the import took the row; null for a listed identity.</summary>
    public bool? Status { get; set; }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Id = ImportedDeviceIdentifier = ImportedDeviceIdentityType = Description = EnrollmentState = Platform = null;
        LastModifiedDateTime = CreatedDateTime = LastContactedDateTime = null;
        Status = null;
    }
}
