namespace IntuneImportModule.Core.Import;

/// <summary>What an import would say of a row before it asks the service. Never holds a hardware hash.</summary>
public abstract record RowTestResult
{
    /// <summary>1-based place of the row in the input, over all files.</summary>
    public int Row { get; init; }

    /// <summary>file:line for a row that came from a file; null otherwise.</summary>
    public string? Source { get; init; }

    /// <summary>True for a row that an import would send.</summary>
    public bool IsValid { get; init; }

    /// <summary>Why it would not be sent, in plain words; null for a valid row.</summary>
    public string? Problem { get; init; }

    /// <summary>The name of the rule, such as HardwareHashNotBase64, or Duplicate; null for a valid row.</summary>
    public string? ErrorName { get; init; }

    /// <summary>What to do about it; null for a valid row.</summary>
    public string? Remedy { get; init; }

    /// <summary>What looks odd about the row although it would be sent; null where nothing does.</summary>
    public string? Warning { get; init; }
}

/// <summary>What an import would say of an Autopilot device.</summary>
public sealed record AutopilotTestResult : RowTestResult
{
    /// <summary>The device's serial number.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>The group tag that would be sent.</summary>
    public string? GroupTag { get; init; }

    /// <summary>The user principal name that would be sent.</summary>
    public string? AssignedUserPrincipalName { get; init; }

    internal static RowTestResult Of(ImportResult draft)
    {
        AutopilotImportResult device = (AutopilotImportResult)draft;
        return new AutopilotTestResult
        {
            SerialNumber = device.SerialNumber,
            GroupTag = device.GroupTag,
            AssignedUserPrincipalName = device.AssignedUserPrincipalName,
        };
    }
}

/// <summary>What an import would say of a corporate device identifier.</summary>
public sealed record DeviceIdentityTestResult : RowTestResult
{
    /// <summary>The identifier as it would be sent.</summary>
    public string? ImportedDeviceIdentifier { get; init; }

    /// <summary>imei, serialNumber or manufacturerModelSerial; null where the row does not say it.</summary>
    public string? ImportedDeviceIdentityType { get; init; }

    /// <summary>The description that would be sent.</summary>
    public string? Description { get; init; }

    internal static RowTestResult Of(ImportResult draft)
    {
        DeviceIdentityImportResult identity = (DeviceIdentityImportResult)draft;
        return new DeviceIdentityTestResult
        {
            ImportedDeviceIdentifier = identity.ImportedDeviceIdentifier,
            ImportedDeviceIdentityType = identity.ImportedDeviceIdentityType,
            Description = identity.Description,
        };
    }
}
