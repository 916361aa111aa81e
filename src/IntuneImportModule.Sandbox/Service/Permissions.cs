namespace IntuneImportModule.Sandbox.Service;

/// <summary>The two permissions that these routes know.</summary>
internal static class Permissions
{
    public const string ReadWrite = "DeviceManagementServiceConfig.ReadWrite.All";
    public const string Read = "DeviceManagementServiceConfig.Read.All";
}
