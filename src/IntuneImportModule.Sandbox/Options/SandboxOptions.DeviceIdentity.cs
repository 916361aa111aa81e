namespace IntuneImportModule.Sandbox;

public sealed partial record SandboxOptions
{
    /// <summary>What separates the three parts of manufacturerModelSerial. Default <see cref="TupleSeparator.Either"/>.</summary>
    public TupleSeparator TupleSeparator { get; init; }

    /// <summary>Whether <c>$filter=contains(importedDeviceIdentifier,'…')</c> works on device identities (UNVERIFIED). Default false: 400.</summary>
    public bool DeviceIdentityFilter { get; init; }

    /// <summary>Whether the platform of a request is stored. Reported to be ignored. Default false: it is <c>unknown</c>.</summary>
    public bool KeepsPlatform { get; init; }

    /// <summary>Longer descriptions refuse the whole batch with 400 (the portal's limit; what Graph does is UNVERIFIED). Default 128; null: any length.</summary>
    public int? MaxDescriptionLength { get; init; } = 128;
}
