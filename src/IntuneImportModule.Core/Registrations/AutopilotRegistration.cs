using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Registrations;

/// <summary>A device that is registered for Autopilot in this tenant, as Graph returns it.</summary>
/// <remarks>
/// https://learn.microsoft.com/graph/api/resources/intune-enrollment-windowsautopilotdeviceidentity. The members of the deployment
/// profile and what follows them are beta only: null unless they were asked for.
/// </remarks>
public sealed record AutopilotRegistration
{
    /// <summary>Graph's id of the registration.</summary>
    public string? Id { get; init; }

    /// <summary>The serial number.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>The group tag; null for none.</summary>
    public string? GroupTag { get; init; }

    /// <summary>The assigned user's principal name; null for none.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>The name that greets the assigned user; null for none.</summary>
    public string? AddressableUserName { get; init; }

    /// <summary>The display name; null for none.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The manufacturer.</summary>
    public string? Manufacturer { get; init; }

    /// <summary>The model.</summary>
    public string? Model { get; init; }

    /// <summary>The Windows product key id.</summary>
    public string? ProductKey { get; init; }

    /// <summary>The purchase order.</summary>
    public string? PurchaseOrderIdentifier { get; init; }

    /// <summary>The enrolment state, as Graph spells it.</summary>
    public string? EnrollmentState { get; init; }

    /// <summary>When the device was last in contact, UTC; null for never.</summary>
    public DateTimeOffset? LastContactedDateTime { get; init; }

    /// <summary>The resource account of a shared device.</summary>
    public string? ResourceName { get; init; }

    /// <summary>The SKU number.</summary>
    public string? SkuNumber { get; init; }

    /// <summary>The system family.</summary>
    public string? SystemFamily { get; init; }

    /// <summary>The device's id in Entra ID; null where it has none.</summary>
    public string? AzureActiveDirectoryDeviceId { get; init; }

    /// <summary>The device's id in Intune; null where it is not enrolled.</summary>
    public string? ManagedDeviceId { get; init; }

    /// <summary>The assigned deployment profile's name; null where none is assigned.</summary>
    public string? Profile { get; init; }

    /// <summary>The name of the profile that is to be assigned; null where Graph does not say.</summary>
    public string? IntendedProfile { get; init; }

    /// <summary>unknown, assignedInSync, assignedOutOfSync, assignedUnkownSyncState (sic), notAssigned, pending or failed.</summary>
    public string? DeploymentProfileAssignmentStatus { get; init; }

    /// <summary>Why a profile does not fit, as Graph spells it; none where it does.</summary>
    public string? DeploymentProfileAssignmentDetailedStatus { get; init; }

    /// <summary>When the profile was assigned, UTC.</summary>
    public DateTimeOffset? DeploymentProfileAssignedDateTime { get; init; }

    /// <summary>Whether the registration has to be repaired after a change of hardware, as Graph spells it.</summary>
    public string? RemediationState { get; init; }

    /// <summary>When that last changed, UTC.</summary>
    public DateTimeOffset? RemediationStateLastModifiedDateTime { get; init; }

    /// <summary>Whether the device may enrol without a user once more, as Graph spells it.</summary>
    public string? UserlessEnrollmentStatus { get; init; }

    /// <summary>The device account of a Surface Hub.</summary>
    public string? DeviceAccountUpn { get; init; }

    /// <summary>The friendly name of a Surface Hub.</summary>
    public string? DeviceFriendlyName { get; init; }

    // A Surface Hub's deviceAccountPassword is left out: it is a secret.
    internal static AutopilotRegistration Of(AutopilotRegistrationRecord record) => new()
    {
        Id = record.Id,
        SerialNumber = record.SerialNumber,
        GroupTag = Text(record.GroupTag),
        UserPrincipalName = Text(record.UserPrincipalName),
        AddressableUserName = Text(record.AddressableUserName),
        DisplayName = Text(record.DisplayName),
        Manufacturer = Text(record.Manufacturer),
        Model = Text(record.Model),
        ProductKey = Text(record.ProductKey),
        PurchaseOrderIdentifier = Text(record.PurchaseOrderIdentifier),
        EnrollmentState = record.EnrollmentState,
        LastContactedDateTime = GraphDate.Read(record.LastContactedDateTime),
        ResourceName = Text(record.ResourceName),
        SkuNumber = Text(record.SkuNumber),
        SystemFamily = Text(record.SystemFamily),
        AzureActiveDirectoryDeviceId = Device(record.AzureAdDeviceId) ?? Device(record.AzureActiveDirectoryDeviceId),
        ManagedDeviceId = Device(record.ManagedDeviceId),
        Profile = Text(record.DeploymentProfile?.DisplayName),
        IntendedProfile = Text(record.IntendedDeploymentProfile?.DisplayName),
        DeploymentProfileAssignmentStatus = record.DeploymentProfileAssignmentStatus,
        DeploymentProfileAssignmentDetailedStatus = record.DeploymentProfileAssignmentDetailedStatus,
        DeploymentProfileAssignedDateTime = GraphDate.Read(record.DeploymentProfileAssignedDateTime),
        RemediationState = record.RemediationState,
        RemediationStateLastModifiedDateTime = GraphDate.Read(record.RemediationStateLastModifiedDateTime),
        UserlessEnrollmentStatus = record.UserlessEnrollmentStatus,
        DeviceAccountUpn = Text(record.DeviceAccountUpn),
        DeviceFriendlyName = Text(record.DeviceFriendlyName),
    };

    private static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : text;

    // Graph writes the empty GUID where there is no device.
    private static string? Device(string? id) => Guid.TryParse(id, out Guid key) && key == Guid.Empty ? null : Text(id);
}
