using IntuneImportModule.Sandbox.State;

namespace IntuneImportModule.Sandbox.Service;

/// <summary>The parameters of importDeviceIdentityList; searchExistingIdentities has the rows only.</summary>
internal sealed record DeviceIdentityList(IReadOnlyList<DeviceIdentityRow> Rows, bool? Overwrites)
{
    public static readonly DeviceIdentityList Empty = new([], null);
}
