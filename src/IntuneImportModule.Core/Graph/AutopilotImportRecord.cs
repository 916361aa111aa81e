using System.Text.Json.Serialization;

namespace IntuneImportModule.Core.Graph;

/// <summary>An importedWindowsAutopilotDeviceIdentity as Graph returns it, without the hash.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/resources/intune-enrollment-importedwindowsautopilotdeviceidentity</remarks>
internal sealed record AutopilotImportRecord
{
    public string? Id { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? GroupTag { get; set; }

    public string? SerialNumber { get; set; }

    public string? ProductKey { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? ImportId { get; set; }

    public string? AssignedUserPrincipalName { get; set; }

    public AutopilotImportState? State { get; set; }
}

/// <summary>The state of an import record.</summary>
internal sealed record AutopilotImportState
{
    /// <summary>unknown, pending, partial, complete, error, or a member newer than this code.</summary>
    [JsonConverter(typeof(RepeatedText))]
    public string? DeviceImportStatus { get; set; }

    public string? DeviceRegistrationId { get; set; }

    public int? DeviceErrorCode { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? DeviceErrorName { get; set; }

    /// <summary>True once the service is done with the device; unknown, pending, partial and anything new are not.</summary>
    public bool IsFinished => IsComplete || Is("error");

    /// <summary>True for complete.</summary>
    public bool IsComplete => Is("complete");

    private bool Is(string status) => string.Equals(DeviceImportStatus, status, StringComparison.OrdinalIgnoreCase);
}
