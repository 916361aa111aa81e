namespace IntuneImportModule.Sandbox.State;

/// <summary>How an import record ends. Codes and names: the published list of Autopilot import errors.</summary>
internal sealed record ImportOutcome(int Code, string Name, string? RegistrationId = null)
{
    /// <summary>The name of success is really "None".</summary>
    public const string NoError = "None";

    public static readonly ImportOutcome InvalidHash = new(802, "InvalidZtdHardwareHash");
    public static readonly ImportOutcome NothingToIdentify = new(803, "MissingZtdSerialNumberAndProductKey");
    public static readonly ImportOutcome AlreadyAssigned = new(806, "ZtdDeviceAlreadyAssigned");
    public static readonly ImportOutcome OtherTenant = new(808, "ZtdDeviceAssignedToOtherTenant");

    public bool IsSuccess => Name == NoError;

    public static ImportOutcome Duplicated(int code) => new(code, "ZtdDeviceDuplicated");
}
