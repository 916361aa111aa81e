namespace IntuneImportModule.Sandbox;

/// <summary>A corporate identifier (Graph: importedDeviceIdentity) as it is at this moment.</summary>
public sealed record SandboxDeviceIdentity
{
    /// <summary>The identity's id.</summary>
    public required string Id { get; init; }

    /// <summary>The identifier as first sent.</summary>
    public required string ImportedDeviceIdentifier { get; init; }

    /// <summary>imei, serialNumber or manufacturerModelSerial.</summary>
    public required string ImportedDeviceIdentityType { get; init; }

    /// <summary>The portal's "Details".</summary>
    public required string? Description { get; init; }

    /// <summary>unknown, unless <see cref="SandboxOptions.KeepsPlatform"/> is on.</summary>
    public required string Platform { get; init; }

    /// <summary>notContacted, unless it was added with another state.</summary>
    public required string EnrollmentState { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedDateTime { get; init; }

    /// <summary>When it was last written.</summary>
    public required DateTimeOffset LastModifiedDateTime { get; init; }

    /// <summary>When the device was last in touch; 0001-01-01 is never.</summary>
    public required DateTimeOffset LastContactedDateTime { get; init; }
}
