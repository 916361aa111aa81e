namespace IntuneImportModule.Core.Graph;

/// <summary>A windowsAutopilotDeviceIdentity: the registration itself.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/resources/intune-enrollment-windowsautopilotdeviceidentity</remarks>
internal sealed record AutopilotRegistrationRecord
{
    public string? Id { get; init; }

    public string? GroupTag { get; init; }

    public string? SerialNumber { get; init; }

    public string? UserPrincipalName { get; init; }
}
