using System.Management.Automation;
using IntuneImportModule.Completion;
using IntuneImportModule.Core.Csv;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Commands;

/// <summary>Tells which rows Import-AutopilotDevice would refuse, offline.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AutopilotDevice", DefaultParameterSetName = PathSet)]
[OutputType(typeof(AutopilotTestResult), typeof(bool))]
public sealed class TestAutopilotDeviceCommand : TestRowCommand
{
    private const string SingleSet = "SerialNumber";

    /// <summary>The device's serial number.</summary>
    [Parameter(ParameterSetName = SingleSet)]
    [AllowNull]
    [AllowEmptyString]
    public string? SerialNumber { get; set; }

    /// <summary>The 4K hardware hash, base64. No validation attribute stands here: its message would print the hash.</summary>
    [Parameter(ParameterSetName = SingleSet)]
    [AllowNull]
    [AllowEmptyString]
    public string? HardwareHash { get; set; }

    /// <summary>The Windows product key id; normally none.</summary>
    [Parameter(ParameterSetName = SingleSet)]
    public string? ProductKey { get; set; }

    /// <summary>The group tag, for every row.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(GroupTagCompleter))]
    public string? GroupTag { get; set; }

    /// <summary>The assigned user's principal name, for every row.</summary>
    [Parameter]
    public string? AssignedUser { get; set; }

    private protected override CsvKind Kind => CsvKind.Autopilot;

    private protected override RowDefaults Defaults => new() { GroupTag = OrNull(GroupTag), AssignedUser = OrNull(AssignedUser) };

    private protected override RowTest Open(RowDefaults defaults) => RowTest.ForAutopilotDevices(defaults);

    private protected override DeviceRow SingleDevice() => DeviceRow.Of(
        (Column.SerialNumber, SerialNumber), (Column.HardwareHash, HardwareHash), (Column.ProductKey, ProductKey));
}
