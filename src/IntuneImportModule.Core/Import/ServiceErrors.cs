namespace IntuneImportModule.Core.Import;

/// <summary>The one table of Autopilot import errors.</summary>
/// <remarks>
/// Sources: https://learn.microsoft.com/autopilot/troubleshooting-faq and the Intune documentation on adding devices and on
/// import errors; HashNot4k and ZtdDeviceDuplicated are reported without a confirmed number. Numbers 809, 815 and 807 are also
/// client event ids with other meanings; 815 and above are not known as import errors and pass through raw.
/// </remarks>
public static class ServiceErrors
{
    private const string OtherTenantRemedy =
        "Ask the former owner, the manufacturer or Microsoft support to deregister it there; then import it again.";

    /// <summary>All known errors.</summary>
    public static IReadOnlyList<ServiceError> All { get; } =
    [
        new(640, "StorageError", "The service had a passing fault.", "Import the row again later; if it stays, ask Microsoft support."),
        new(801, "InvalidZtdRequestBody", "The service could not read the request.", "Report this with the request id: it is a defect of this module or of the service."),
        new(802, "InvalidZtdHardwareHash", "The hardware hash is damaged, or holds no manufacturer or serial number.", "Capture the hash again on the device."),
        new(803, "MissingZtdSerialNumberAndProductKey", "Neither serial number nor product key reached the service.", "Add the serial number to the row."),
        new(806, "ZtdDeviceAlreadyAssigned", "The device is registered in this tenant already.", "Nothing, unless its group tag or user should change: import it with -UpdateExisting, or use Set-AutopilotRegistration.") { MeansAlreadyPresent = true },
        new(807, "ZtdDeviceIsNotRegistered", "The device is not registered.", "Import it with its hardware hash."),
        new(808, "ZtdDeviceAssignedToOtherTenant", "The device is registered in another organisation's tenant.", OtherTenantRemedy),
        new(808, "ZtdDeviceAssignedToAnotherTenant", "The device is registered in another organisation's tenant.", OtherTenantRemedy),
        new(809, "ZtdProfileIsNotRegistered", "The deployment profile does not exist.", "Check the deployment profiles of this tenant."),
        new(810, "ZtdProfileAssignedToOtherTenant", "The deployment profile belongs to another tenant.", "Check the deployment profiles of this tenant."),
        new(811, "ZtdDeviceRegisteredByOtherTenant", "Another organisation registered the device.", OtherTenantRemedy),
        new(812, "ZtdDeviceNotFound", "The service knows no hash for this serial number, manufacturer and model.", "Import the device with its hardware hash."),
        new(813, "ZtdDeviceIsNotUnique", "Serial number, manufacturer and model match several devices.", "Import the device with its hardware hash."),
        new(814, "ZtdDeviceAlreadyAadRegistered", "Microsoft Entra ID holds an object of this device already.", "Remove the old Entra object, or unjoin the device; then import it again."),
        new(null, "HashNot4k", "The hash is no 4K hardware hash.", "Capture the hash again on a supported version of Windows."),
        new(null, "ZtdDeviceDuplicated", "The same hash came twice in one upload; the service took one of them.", "Look at the result of the other row with this hash."),
    ];

    /// <summary>Finds an error by its name, else by its code.</summary>
    /// <param name="name">deviceErrorName; may be null or empty.</param>
    /// <param name="code">deviceErrorCode.</param>
    /// <returns>Null for an error that is not in the table.</returns>
    public static ServiceError? Find(string? name, int? code) =>
        All.FirstOrDefault(e => string.Equals(e.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? (code is null ? null : All.FirstOrDefault(e => e.Code == code));
}
