namespace IntuneImportModule.Sandbox.State;

/// <summary>
/// What importDeviceIdentityList says of a row: what is stored then, and whether the row did it (Graph's status). What can change is a copy,
/// since the answer is written when others may already be at the tenant.
/// </summary>
internal readonly record struct DeviceIdentityResult(DeviceIdentity Identity, string? Description, DateTimeOffset ModifiedAt, bool Status)
{
    public DeviceIdentityResult(DeviceIdentity identity, bool status)
        : this(identity, identity.Description, identity.ModifiedAt, status)
    {
    }
}
