using System.Text.Json;
using IntuneImportModule.Sandbox.State;

namespace IntuneImportModule.Sandbox.Service;

/// <summary>Writes windowsAutopilotDeploymentProfile: what tells one profile from another.</summary>
internal static class ProfileJson
{
    public static void Write(Utf8JsonWriter writer, DeploymentProfile profile)
    {
        writer.WriteString("@odata.type", "#microsoft.graph.azureADWindowsAutopilotDeploymentProfile");
        writer.WriteString("id", profile.Id);
        writer.WriteString("displayName", profile.DisplayName);
        writer.WriteString("description", "");
        writer.WriteString("createdDateTime", profile.CreatedAt.UtcDateTime);
        writer.WriteString("lastModifiedDateTime", profile.CreatedAt.UtcDateTime);
        writer.WriteString("deviceNameTemplate", "");
        writer.WriteString("deviceType", "windowsPc");
        writer.WriteString("locale", "os-default");
        writer.WriteBoolean("preprovisioningAllowed", false);
        writer.WriteBoolean("hardwareHashExtractionEnabled", false);
    }
}
