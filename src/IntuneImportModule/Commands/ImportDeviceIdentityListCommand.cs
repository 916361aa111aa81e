using System.Management.Automation;
using IntuneImportModule.Core.Csv;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Session;

namespace IntuneImportModule.Commands;

/// <summary>Imports corporate device identifiers.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/intune-enrollment-importeddeviceidentity-importdeviceidentitylist (beta)</remarks>
[Cmdlet(VerbsData.Import, "DeviceIdentityList", SupportsShouldProcess = true, DefaultParameterSetName = PathSet)]
[OutputType(typeof(DeviceIdentityImportResult))]
public sealed class ImportDeviceIdentityListCommand : ImportCommand
{
    private const string IdentifierSet = "ImportedDeviceIdentifier";
    private const string ImeiSet = "Imei";
    private const string SerialNumberSet = "SerialNumber";

    /// <summary>An identifier of the type that -ImportedDeviceIdentityType names.</summary>
    [Parameter(ParameterSetName = IdentifierSet)]
    public string? ImportedDeviceIdentifier { get; set; }

    /// <summary>An IMEI.</summary>
    [Parameter(ParameterSetName = ImeiSet)]
    public string? Imei { get; set; }

    /// <summary>A serial number; with manufacturer and model the last part of a manufacturerModelSerial identifier.</summary>
    [Parameter(ParameterSetName = SerialNumberSet)]
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

    /// <summary>The platform, for every row. The service is reported to ignore it.</summary>
    [Parameter]
    [ValidateSet("unknown", "ios", "android", "windows", "windowsMobile", "macOS", "visionOS", "tvos")]
    public string? Platform { get; set; }

    /// <summary>Replaces the description of identities that exist.</summary>
    [Parameter]
    public SwitchParameter Overwrite { get; set; }

    /// <summary>Rows a request; the service documents no limit.</summary>
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int BatchSize { get; set; } = 1000;

    private protected override CsvKind Kind => CsvKind.DeviceIdentity;

    private protected override string ActionName => Texts.ImportDeviceIdentityListAction;

    private protected override RowDefaults Defaults => new()
    {
        ImportedDeviceIdentityType = ImportedDeviceIdentityType,
        Description = string.IsNullOrWhiteSpace(Description) ? null : Description!.Trim(),
        Platform = Platform,
    };

    private protected override ImportOptions OptionsOf(IntuneImportContext context) => new() { BatchSize = BatchSize, Overwrite = Overwrite };

    private protected override ImportRun Open(IntuneImportContext context, ImportOptions options, Func<ImportResult, bool>? approve) =>
        ImportRun.ForDeviceIdentities(context.Connection, options, Defaults, approve);

    private protected override DeviceRow SingleDevice() => DeviceRow.Of(
        (Column.ImportedDeviceIdentifier, ImportedDeviceIdentifier),
        (Column.Imei, Imei),
        (Column.SerialNumber, SerialNumber),
        (Column.Manufacturer, Manufacturer),
        (Column.Model, Model));
}
