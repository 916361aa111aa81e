namespace IntuneImportModule.Sandbox.State;

/// <summary>importedDeviceIdentity: a corporate identifier.</summary>
internal sealed class DeviceIdentity(Guid id, string identifier, string type) : LedgerEntry(id)
{
    public string Identifier { get; } = identifier;

    public string Type { get; } = type;

    public string? Description { get; set; }

    public string Platform { get; set; } = "unknown";

    public string EnrollmentState { get; init; } = "notContacted";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ModifiedAt { get; set; }

    public DateTimeOffset ContactedAt { get; init; }

    public SandboxDeviceIdentity Snapshot() => new()
    {
        Id = Id.ToString(),
        ImportedDeviceIdentifier = Identifier,
        ImportedDeviceIdentityType = Type,
        Description = Description,
        Platform = Platform,
        EnrollmentState = EnrollmentState,
        CreatedDateTime = CreatedAt,
        LastModifiedDateTime = ModifiedAt,
        LastContactedDateTime = ContactedAt,
    };
}
