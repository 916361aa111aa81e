using System.Management.Automation;
using IntuneImportModule.Completion;
using IntuneImportModule.Core.Csv;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Errors;
using IntuneImportModule.Session;

namespace IntuneImportModule.Commands;

/// <summary>Imports Windows Autopilot devices.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/intune-enrollment-importedwindowsautopilotdeviceidentity-import</remarks>
[Cmdlet(VerbsData.Import, "AutopilotDevice", SupportsShouldProcess = true, DefaultParameterSetName = PathSet)]
[OutputType(typeof(AutopilotImportResult))]
public sealed class ImportAutopilotDeviceCommand : ImportCommand
{
    private const string SingleSet = "SerialNumber";
    private const int SandboxPollingSec = 1;

    /// <summary>The device's serial number.</summary>
    [Parameter(ParameterSetName = SingleSet)]
    public string? SerialNumber { get; set; }

    /// <summary>The 4K hardware hash, base64. No validation attribute stands here: its message would print the hash.</summary>
    [Parameter(ParameterSetName = SingleSet)]
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

    /// <summary>Returns as soon as the service has accepted the rows.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <summary>Patience for one batch in seconds, from its acceptance.</summary>
    [Parameter]
    [DurationTransformation]
    [ValidateRange(1, 604_800)]
    public int TimeoutSec { get; set; } = 1800;

    /// <summary>Seconds between two questions for the outcome. On the sandbox 1 unless given.</summary>
    [Parameter]
    [DurationTransformation]
    [ValidateRange(1, 3600)]
    public int PollingIntervalSec { get; set; } = 10;

    /// <summary>Rows a request; the service documents no limit.</summary>
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int BatchSize { get; set; } = 500;

    /// <summary>Gives devices that are registered already the row's group tag and user. An empty cell changes nothing.</summary>
    [Parameter]
    public SwitchParameter UpdateExisting { get; set; }

    /// <summary>Removes the import records of this run once they are settled. Registrations stay.</summary>
    [Parameter]
    public SwitchParameter CleanUp { get; set; }

    /// <summary>Starts a sync and waits until each device has its deployment profile.</summary>
    [Parameter]
    public SwitchParameter WaitForProfile { get; set; }

    /// <summary>Patience for the profiles in seconds, from the end of the import.</summary>
    [Parameter]
    [DurationTransformation]
    [ValidateRange(1, 604_800)]
    public int ProfileTimeoutSec { get; set; } = 3600;

    private protected override CsvKind Kind => CsvKind.Autopilot;

    private protected override string ActionName => Texts.ImportAutopilotDeviceAction;

    private protected override RowDefaults Defaults => new() { GroupTag = OrNull(GroupTag), AssignedUser = OrNull(AssignedUser) };

    private protected override ImportOptions OptionsOf(IntuneImportContext context)
    {
        if (NoWait && (UpdateExisting || CleanUp || WaitForProfile))
        {
            ThrowTerminatingError(ErrorRecords.Because(nameof(Texts.NoWaitConflict), Texts.NoWaitConflict, ErrorCategory.InvalidArgument));
        }

        bool isRehearsal = context.IsSandbox && !MyInvocation.BoundParameters.ContainsKey(nameof(PollingIntervalSec));
        return new ImportOptions
        {
            BatchSize = BatchSize,
            NoWait = NoWait,
            UpdateExisting = UpdateExisting,
            CleanUp = CleanUp,
            WaitForProfile = WaitForProfile,
            ProfileTimeout = TimeSpan.FromSeconds(ProfileTimeoutSec),
            SyncRule = SyncRule.Of(context).Rule,
            Timeout = TimeSpan.FromSeconds(TimeoutSec),
            PollingInterval = TimeSpan.FromSeconds(isRehearsal ? SandboxPollingSec : PollingIntervalSec),
        };
    }

    private protected override ImportRun Open(IntuneImportContext context, ImportOptions options, Func<ImportResult, bool>? approve) =>
        ImportRun.ForAutopilotDevices(context.Connection, options, Defaults, approve);

    private protected override DeviceRow SingleDevice() => DeviceRow.Of(
        (Column.SerialNumber, SerialNumber), (Column.HardwareHash, HardwareHash), (Column.ProductKey, ProductKey));

    // An empty value never erases what exists, so it counts as not given.
    private static string? OrNull(string? value) => string.IsNullOrWhiteSpace(value) ? null : value!.Trim();
}
