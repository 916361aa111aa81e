namespace IntuneImportModule.Core.Csv;

/// <summary>What the rows of a file describe; decides which columns it needs and what a file without a header means.</summary>
public enum CsvKind
{
    /// <summary>Windows Autopilot devices: serial number and hardware hash.</summary>
    Autopilot,

    /// <summary>Corporate device identifiers: IMEI, serial number, or manufacturer, model and serial number.</summary>
    DeviceIdentity,
}
