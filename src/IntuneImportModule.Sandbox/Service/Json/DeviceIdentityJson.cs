using System.Text.Json;
using IntuneImportModule.Sandbox.State;

namespace IntuneImportModule.Sandbox.Service;

/// <summary>Writes importedDeviceIdentity.</summary>
internal static class DeviceIdentityJson
{
    public static void Write(Utf8JsonWriter writer, DeviceIdentity identity)
    {
        writer.WriteString("id", identity.Id);
        writer.WriteString("importedDeviceIdentifier", identity.Identifier);
        writer.WriteString("importedDeviceIdentityType", identity.Type);
        writer.WriteString("lastModifiedDateTime", identity.ModifiedAt.UtcDateTime);
        writer.WriteString("createdDateTime", identity.CreatedAt.UtcDateTime);
        writer.WriteString("lastContactedDateTime", identity.ContactedAt.UtcDateTime);
        writer.WriteString("description", identity.Description);
        writer.WriteString("enrollmentState", identity.EnrollmentState);
        writer.WriteString("platform", identity.Platform);
    }
}
