namespace IntuneImportModule.Core.Devices;

/// <summary>An Autopilot device to be imported.</summary>
internal readonly record struct AutopilotDevice
{
    public string? SerialNumber { get; init; }

    public string? ProductKey { get; init; }

    public string? GroupTag { get; init; }

    public string? AssignedUser { get; init; }

    /// <summary>The decoded hardware hash, good until the next row is admitted; empty for a refused row.</summary>
    public ReadOnlyMemory<byte> Hash { get; init; }

    /// <summary>Stands for the hash where two rows are compared.</summary>
    public Digest128 HashDigest { get; init; }

    /// <summary>Stands for what makes two rows the same device.</summary>
    public Digest128 Digest => Digest128.Of(IdentityOf(SerialNumber).AsSpan());

    /// <summary>The identity of a serial number: trimmed, letter case ignored.</summary>
    /// <param name="serialNumber">The serial number; null has none.</param>
    public static string? IdentityOf(string? serialNumber) => serialNumber?.Trim().ToUpperInvariant();
}
