using IntuneImportModule.Core.Changes;

namespace IntuneImportModule.Core.Identities;

/// <summary>What became of a corporate identifier that was to be removed.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/intune-enrollment-importeddeviceidentity-delete (beta)</remarks>
public sealed record DeviceIdentityRemoval : ChangeResult
{
    /// <summary>The identifier; null where only the id was given.</summary>
    public string? ImportedDeviceIdentifier { get; init; }

    /// <summary>imei, serialNumber or manufacturerModelSerial; null where only the id was given.</summary>
    public string? ImportedDeviceIdentityType { get; init; }

    internal override string Label => ImportedDeviceIdentifier ?? Id ?? string.Empty;
}
