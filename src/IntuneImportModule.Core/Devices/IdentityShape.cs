namespace IntuneImportModule.Core.Devices;

/// <summary>Tells the type of an identifier from the columns that a row fills, where nothing names it.</summary>
internal static class IdentityShape
{
    /// <summary>The type: all three of manufacturer, model and serial, else exactly one of IMEI and serial.</summary>
    /// <param name="row">The row.</param>
    /// <returns>Null where the row leaves it open.</returns>
    public static string? TypeOf(DeviceRow row)
    {
        if (row[Column.ImportedDeviceIdentifier] is not null)
        {
            return null;
        }

        bool imei = row[Column.Imei] is not null;
        bool serial = row[Column.SerialNumber] is not null;
        if (serial && row[Column.Manufacturer] is not null && row[Column.Model] is not null)
        {
            return IdentityTypes.ManufacturerModelSerial;
        }

        return (imei, serial) switch
        {
            (true, false) => IdentityTypes.Imei,
            (false, true) => IdentityTypes.SerialNumber,
            _ => null,
        };
    }

    /// <summary>The name of the problem with a row whose type is left open.</summary>
    /// <param name="row">The row.</param>
    public static string ProblemOf(DeviceRow row)
    {
        if (row[Column.ImportedDeviceIdentifier] is not null)
        {
            return nameof(Texts.IdentityTypeMissing);
        }

        return row[Column.Imei] is not null && row[Column.SerialNumber] is not null
            ? nameof(Texts.IdentityAmbiguous)
            : nameof(Texts.IdentityMissing);
    }
}
