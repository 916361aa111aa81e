namespace IntuneImportModule.Core.Authentication;

/// <summary>The one permission that everything here needs.</summary>
/// <remarks>https://learn.microsoft.com/graph/permissions-reference</remarks>
internal static class Permissions
{
    /// <summary>For imports and changes.</summary>
    public const string ReadWrite = "DeviceManagementServiceConfig.ReadWrite.All";

    /// <summary>For looking up only.</summary>
    public const string Read = "DeviceManagementServiceConfig.Read.All";
}
