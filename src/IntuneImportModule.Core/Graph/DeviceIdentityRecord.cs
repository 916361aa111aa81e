using System.Text.Json.Serialization;

namespace IntuneImportModule.Core.Graph;

/// <summary>An importedDeviceIdentity, or an importedDeviceIdentityResult where <see cref="Status"/> is set.</summary>
/// <remarks>
/// https://learn.microsoft.com/graph/api/resources/intune-enrollment-importeddeviceidentity
/// Setters and not init: the serializer reads those several times faster, and an answer has a thousand records.
/// </remarks>
internal sealed record DeviceIdentityRecord
{
    public string? Id { get; set; }

    public string? ImportedDeviceIdentifier { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? ImportedDeviceIdentityType { get; set; }

    [JsonConverter(typeof(RepeatedDate))]
    public DateTimeOffset? LastModifiedDateTime { get; set; }

    [JsonConverter(typeof(RepeatedDate))]
    public DateTimeOffset? CreatedDateTime { get; set; }

    [JsonConverter(typeof(RepeatedDate))]
    public DateTimeOffset? LastContactedDateTime { get; set; }

    public string? Description { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? EnrollmentState { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? Platform { get; set; }

    /// <summary>Whether the import took the row; null for a listed identity.</summary>
    public bool? Status { get; set; }
}
