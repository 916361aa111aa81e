namespace IntuneImportModule.Core.Graph;

/// <summary>A windowsAutopilotDeviceIdentity: the registration itself.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/resources/intune-enrollment-windowsautopilotdeviceidentity</remarks>
internal sealed record AutopilotRegistrationRecord
{
    public string? Id { get; init; }

    public string? GroupTag { get; init; }

    public string? SerialNumber { get; init; }

    public string? UserPrincipalName { get; init; }

    public string? PurchaseOrderIdentifier { get; init; }

    public string? ProductKey { get; init; }

    public string? Manufacturer { get; init; }

    public string? Model { get; init; }

    public string? EnrollmentState { get; init; }

    public DateTimeOffset? LastContactedDateTime { get; init; }

    public string? AddressableUserName { get; init; }

    public string? ResourceName { get; init; }

    public string? SkuNumber { get; init; }

    public string? SystemFamily { get; init; }

    public string? AzureActiveDirectoryDeviceId { get; init; }

    public string? AzureAdDeviceId { get; init; }

    public string? ManagedDeviceId { get; init; }

    public string? DisplayName { get; init; }

    public string? DeploymentProfileAssignmentStatus { get; init; }

    public string? DeploymentProfileAssignmentDetailedStatus { get; init; }

    public DateTimeOffset? DeploymentProfileAssignedDateTime { get; init; }

    public string? RemediationState { get; init; }

    public DateTimeOffset? RemediationStateLastModifiedDateTime { get; init; }

    public string? UserlessEnrollmentStatus { get; init; }

    public string? DeviceAccountUpn { get; init; }

    public string? DeviceFriendlyName { get; init; }

    public DeploymentProfileRecord? DeploymentProfile { get; init; }

    public DeploymentProfileRecord? IntendedDeploymentProfile { get; init; }
}

/// <summary>The deployment profile of a registration; only its name is of use here.</summary>
internal sealed record DeploymentProfileRecord
{
    public string? Id { get; init; }

    public string? DisplayName { get; init; }
}
