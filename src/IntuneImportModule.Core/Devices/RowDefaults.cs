namespace IntuneImportModule.Core.Devices;

/// <summary>Values that a caller gives for every row. A value given here stands, whatever the row says.</summary>
public sealed record RowDefaults
{
    /// <summary>No values.</summary>
    public static RowDefaults None { get; } = new();

    /// <summary>Autopilot: the group tag.</summary>
    public string? GroupTag { get; init; }

    /// <summary>Autopilot: the assigned user's principal name.</summary>
    public string? AssignedUser { get; init; }

    /// <summary>Identifiers: imei, serialNumber or manufacturerModelSerial.</summary>
    public string? ImportedDeviceIdentityType { get; init; }

    /// <summary>Identifiers: the description.</summary>
    public string? Description { get; init; }

    /// <summary>Identifiers: the platform.</summary>
    public string? Platform { get; init; }
}
