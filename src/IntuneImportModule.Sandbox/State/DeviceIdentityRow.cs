namespace IntuneImportModule.Sandbox.State;

/// <summary>A row of importDeviceIdentityList or searchExistingIdentities as sent.</summary>
internal sealed class DeviceIdentityRow
{
    public string? Identifier { get; set; }

    public string Type { get; set; } = "unknown";

    public string? Description { get; set; }

    public string Platform { get; set; } = "unknown";
}
