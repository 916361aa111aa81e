namespace IntuneImportModule.Sandbox.State;

/// <summary>
/// importedDeviceIdentity: a corporate identifier. A value of 64 bytes without references, so that the garbage collector has nothing to do with a
/// million of them. Its texts and words lie in the <see cref="DeviceIdentityStore"/>; its dates are ticks, UTC.
/// </summary>
internal struct DeviceIdentity
{
    public Guid Id;
    public TextPlace Identifier;
    public TextPlace Description;
    public long CreatedAt;
    public long ModifiedAt;
    public long ContactedAt;
    public ushort Type;
    public ushort Platform;
    public ushort EnrollmentState;
    public bool IsRemoved;
}
