using System.Management.Automation;
using IntuneImportModule.Core.Csv;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Commands;

/// <summary>Tells which rows Import-DeviceIdentityList would refuse, offline.</summary>
[Cmdlet(VerbsDiagnostic.Test, "DeviceIdentity", DefaultParameterSetName = PathSet)]
[OutputType(typeof(DeviceIdentityTestResult), typeof(bool))]
public sealed class TestDeviceIdentityCommand : TestRowCommand
{
    private const string IdentifierSet = "ImportedDeviceIdentifier";
    private const string ImeiSet = "Imei";
    private const string SerialNumberSet = "SerialNumber";

    /// <summary>An identifier of the type that -ImportedDeviceIdentityType names.</summary>
    [Parameter(ParameterSetName = IdentifierSet)]
    [AllowNull]
    [AllowEmptyString]
    public string? ImportedDeviceIdentifier { get; set; }

    /// <summary>An IMEI.</summary>
    [Parameter(ParameterSetName = ImeiSet)]
    [AllowNull]
    [AllowEmptyString]
    public string? Imei { get; set; }

    /// <summary>A serial number; with manufacturer and model the last part of a manufacturerModelSerial identifier.</summary>
    [Parameter(ParameterSetName = SerialNumberSet)]
    [AllowNull]
    [AllowEmptyString]
    public string? SerialNumber { get; set; }

    /// <summary>The manufacturer.</summary>
    [Parameter(ParameterSetName = SerialNumberSet)]
    public string? Manufacturer { get; set; }

    /// <summary>The model.</summary>
    [Parameter(ParameterSetName = SerialNumberSet)]
    public string? Model { get; set; }

    /// <summary>The type of every row's identifier; found from the columns otherwise.</summary>
    [Parameter]
    [ValidateSet(IdentityTypes.Imei, IdentityTypes.SerialNumber, IdentityTypes.ManufacturerModelSerial)]
    public string? ImportedDeviceIdentityType { get; set; }

    /// <summary>The description (portal: Details), for every row; 128 characters at most.</summary>
    [Parameter]
    public string? Description { get; set; }

    /// <summary>The platform, for every row.</summary>
    [Parameter]
    [ValidateSet("unknown", "ios", "android", "windows", "windowsMobile", "macOS", "visionOS", "tvos")]
    public string? Platform { get; set; }

    private protected override CsvKind Kind => CsvKind.DeviceIdentity;

    private protected override RowDefaults Defaults => new()
    {
        ImportedDeviceIdentityType = ImportedDeviceIdentityType,
        Description = OrNull(Description),
        Platform = Platform,
    };

    private protected override RowTest Open(RowDefaults defaults) => RowTest.ForDeviceIdentities(defaults);

    private protected override DeviceRow SingleDevice() => DeviceRow.Of(
        (Column.ImportedDeviceIdentifier, ImportedDeviceIdentifier),
        (Column.Imei, Imei),
        (Column.SerialNumber, SerialNumber),
        (Column.Manufacturer, Manufacturer),
        (Column.Model, Model));
}
