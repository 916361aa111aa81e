using System.Text.Json;
using IntuneImportModule.Sandbox.State;

namespace IntuneImportModule.Sandbox.Service;

/// <summary>Writes importedWindowsAutopilotDeviceIdentity. The hash is never echoed (known of the POST; UNVERIFIED of the GET).</summary>
internal static class ImportRecordJson
{
    public static void Write(Utf8JsonWriter writer, ImportRecord record, DateTimeOffset now)
    {
        writer.WriteString("id", record.Id);
        writer.WriteString("groupTag", record.Row.GroupTag);
        writer.WriteString("serialNumber", record.Row.SerialNumber);
        writer.WriteString("productKey", record.Row.ProductKey);
        writer.WriteString("importId", record.ImportId);
        writer.WriteNull("hardwareIdentifier");
        writer.WriteString("assignedUserPrincipalName", record.Row.AssignedUserPrincipalName);
        writer.WriteStartObject("state");
        writer.WriteString("deviceImportStatus", record.Status(now));
        writer.WriteString("deviceRegistrationId", record.Outcome?.RegistrationId ?? "");
        writer.WriteNumber("deviceErrorCode", record.Outcome?.Code ?? 0);
        writer.WriteString("deviceErrorName", record.Outcome?.Name ?? "");
        writer.WriteEndObject();
    }
}
