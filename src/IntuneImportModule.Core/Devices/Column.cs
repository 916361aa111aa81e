namespace IntuneImportModule.Core.Devices;

/// <summary>What a cell of an input row means, whatever its header or property was called.</summary>
public enum Column
{
    /// <summary>The device's serial number as its firmware states it.</summary>
    SerialNumber,

    /// <summary>The 4K hardware hash, base64.</summary>
    HardwareHash,

    /// <summary>The Windows product key id (portal: Windows Product ID); normally empty.</summary>
    ProductKey,

    /// <summary>The Autopilot group tag, once called order id.</summary>
    GroupTag,

    /// <summary>The user principal name to pre-fill at sign-in.</summary>
    AssignedUser,

    /// <summary>A corporate identifier whose kind another column or a parameter tells.</summary>
    ImportedDeviceIdentifier,

    /// <summary>The kind of corporate identifier: imei, serialNumber or manufacturerModelSerial.</summary>
    ImportedDeviceIdentityType,

    /// <summary>An IMEI or MEID.</summary>
    Imei,

    /// <summary>The manufacturer, first part of a manufacturerModelSerial identifier.</summary>
    Manufacturer,

    /// <summary>The model, second part of a manufacturerModelSerial identifier.</summary>
    Model,

    /// <summary>Free text beside a corporate identifier (portal: Details), 128 characters at most.</summary>
    Description,

    /// <summary>The platform of a corporate identifier.</summary>
    Platform,

    /// <summary>Graph's id of an object that exists; which kind is for the command to know. Imports ignore it.</summary>
    Id,

    /// <summary>Graph's id of an Autopilot registration, as import records carry it. Imports ignore it.</summary>
    DeviceRegistrationId,

    /// <summary>The import id of an Autopilot import record. Imports ignore it: each run makes its own.</summary>
    ImportId,

    /// <summary>The display name of an Autopilot registration. Imports ignore it.</summary>
    DisplayName,
}
