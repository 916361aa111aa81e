namespace IntuneImportModule.Sandbox.State;

/// <summary>importedDeviceIdentityResult, with a copy of what is stored after the import: others may change it before the answer is written.</summary>
internal struct DeviceIdentityResult
{
    public DeviceIdentity Identity;

    /// <summary>Its place in the store; -1 for one that was refused and is not there.</summary>
    public int Slot;

    /// <summary>The identifier as this row has it.</summary>
    public TextPlace Sent;

    /// <summary>Whether the row did it.</summary>
    public bool Status;
}
