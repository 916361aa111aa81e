using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Import;

/// <summary>Copies a record's fields onto a result.</summary>
internal static class DeviceIdentityFields
{
    /// <summary>The result with what the service says; what it leaves out stays as it was sent.</summary>
    /// <param name="result">The result so far.</param>
    /// <param name="record">The record.</param>
    /// <param name="status">What it means for the row.</param>
    /// <param name="requestId">The request-id of the answer that it came in.</param>
    public static DeviceIdentityImportResult Copy(
        DeviceIdentityImportResult result, DeviceIdentityRecord record, ImportStatus status, string? requestId) => result with
        {
            Status = status,
            RequestId = requestId,
            Id = record.Id,
            ImportedDeviceIdentifier = record.ImportedDeviceIdentifier ?? result.ImportedDeviceIdentifier,
            ImportedDeviceIdentityType = record.ImportedDeviceIdentityType ?? result.ImportedDeviceIdentityType,
            Description = record.Description ?? result.Description,
            Platform = record.Platform ?? result.Platform,
            EnrollmentState = record.EnrollmentState,
            Accepted = record.Status,
            CreatedDateTime = GraphDate.Read(record.CreatedDateTime),
            LastModifiedDateTime = GraphDate.Read(record.LastModifiedDateTime),
            LastContactedDateTime = GraphDate.Read(record.LastContactedDateTime),
        };
}
