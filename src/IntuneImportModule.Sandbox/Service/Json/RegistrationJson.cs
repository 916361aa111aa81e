using System.Text.Json;
using IntuneImportModule.Sandbox.State;

namespace IntuneImportModule.Sandbox.Service;

/// <summary>Writes windowsAutopilotDeviceIdentity: the members of v1.0, and in beta those of the profile and of Surface Hub.</summary>
internal static class RegistrationJson
{
    private const string NoDevice = "00000000-0000-0000-0000-000000000000";

    public static void Write(Utf8JsonWriter writer, Registration device, DateTimeOffset now, bool isBeta)
    {
        writer.WriteString("id", device.Id);
        writer.WriteString("groupTag", device.GroupTag ?? "");
        writer.WriteString("purchaseOrderIdentifier", "");
        writer.WriteString("serialNumber", device.SerialNumber);
        writer.WriteString("productKey", device.ProductKey ?? "");
        writer.WriteString("manufacturer", device.Manufacturer);
        writer.WriteString("model", device.Model);
        writer.WriteString("enrollmentState", "notContacted");
        writer.WriteString("lastContactedDateTime", default(DateTimeOffset).UtcDateTime);
        writer.WriteString("addressableUserName", device.AddressableUserName ?? "");
        writer.WriteString("userPrincipalName", device.UserPrincipalName ?? "");
        writer.WriteString("resourceName", "");
        writer.WriteString("skuNumber", "");
        writer.WriteString("systemFamily", "");
        writer.WriteString("azureActiveDirectoryDeviceId", NoDevice);
        writer.WriteString("managedDeviceId", NoDevice);
        writer.WriteString("displayName", device.DisplayName ?? "");
        if (isBeta)
        {
            WriteBeta(writer, device, now);
        }
    }

    private static void WriteBeta(Utf8JsonWriter writer, Registration device, DateTimeOffset now)
    {
        writer.WriteString("azureAdDeviceId", NoDevice);
        writer.WriteString("deploymentProfileAssignmentStatus", device.ProfileStatus(now));
        writer.WriteString("deploymentProfileAssignmentDetailedStatus", "none");
        writer.WriteString("deploymentProfileAssignedDateTime", (device.HasProfile(now) ? device.ProfileDueAt.GetValueOrDefault() : default).UtcDateTime);
        writer.WriteString("remediationState", "noRemediationRequired");
        writer.WriteString("remediationStateLastModifiedDateTime", default(DateTimeOffset).UtcDateTime);
        writer.WriteString("userlessEnrollmentStatus", "unknown");
        writer.WriteNull("deviceAccountUpn");
        writer.WriteNull("deviceAccountPassword");
        writer.WriteNull("deviceFriendlyName");
    }
}
