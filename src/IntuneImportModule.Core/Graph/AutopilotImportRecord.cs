namespace IntuneImportModule.Core.Graph;

/// <summary>An importedWindowsAutopilotDeviceIdentity as Graph returns it, without the hash.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/resources/intune-enrollment-importedwindowsautopilotdeviceidentity</remarks>
internal sealed record AutopilotImportRecord
{
    public string? Id { get; init; }

    public string? GroupTag { get; init; }

    public string? SerialNumber { get; init; }

    public string? ProductKey { get; init; }

    public string? ImportId { get; init; }

    public string? AssignedUserPrincipalName { get; init; }

    public AutopilotImportState? State { get; init; }
}

/// <summary>The state of an import record.</summary>
internal sealed record AutopilotImportState
{
    /// <summary>unknown, pending, partial, complete, error, or a member newer than this code.</summary>
    public string? DeviceImportStatus { get; init; }

    public string? DeviceRegistrationId { get; init; }

    public int? DeviceErrorCode { get; init; }

    public string? DeviceErrorName { get; init; }

    /// <summary>True once the service is done with the device; unknown, pending, partial and anything new are not.</summary>
    public bool IsFinished => IsComplete || Is("error");

    /// <summary>True for complete.</summary>
    public bool IsComplete => Is("complete");

    private bool Is(string status) => string.Equals(DeviceImportStatus, status, StringComparison.OrdinalIgnoreCase);
}
