using System.Management.Automation;
using IntuneImportModule.Completion;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Errors;
using IntuneImportModule.Rows;

namespace IntuneImportModule.Commands;

/// <summary>Waits for the outcome of Autopilot imports, of this session or another one.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/intune-enrollment-importedwindowsautopilotdeviceidentity-get</remarks>
[Cmdlet(VerbsLifecycle.Wait, "AutopilotImport", DefaultParameterSetName = InputObjectSet)]
[OutputType(typeof(AutopilotImportResult))]
public sealed class WaitAutopilotImportCommand : TargetCommand
{
    private const int SandboxPollingSec = 1;
    private ImportWait? wait;
    private RunWriter? writer;

    /// <summary>Ids of records.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdSet)]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    /// <summary>Import ids, for all records of an upload.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ImportIdSet)]
    [ValidateNotNullOrEmpty]
    public string[] ImportId { get; set; } = [];

    /// <summary>Patience in seconds, from the last row on.</summary>
    [Parameter]
    [DurationTransformation]
    [ValidateRange(1, 604_800)]
    public int TimeoutSec { get; set; } = 1800;

    /// <summary>Seconds between two questions. On the sandbox 1 unless given.</summary>
    [Parameter]
    [DurationTransformation]
    [ValidateRange(1, 3600)]
    public int PollingIntervalSec { get; set; } = 10;

    private protected override Column TextColumn => Column.Id;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        bool isRehearsal = Connected.IsSandbox && !MyInvocation.BoundParameters.ContainsKey(nameof(PollingIntervalSec));
        writer = new RunWriter(this, Texts.WaitAutopilotImportAction);
        wait = new ImportWait(Connected.Connection, new ImportOptions
        {
            RequestTimeout = TimeSpan.FromSeconds(RequestTimeoutSec),
            Timeout = TimeSpan.FromSeconds(TimeoutSec),
            PollingInterval = TimeSpan.FromSeconds(isRehearsal ? SandboxPollingSec : PollingIntervalSec),
        });
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        writer!.Write(wait!.Rest());
    }

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        base.StopProcessing();
        wait?.Stop();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        wait?.Dispose();
        wait = null;
    }

    private protected override IEnumerable<DeviceRow> NamedRows() => ParameterSetName == IdSet
        ? Id.Select(id => DeviceRow.Of((Column.Id, id)))
        : ImportId.SelectMany(RecordsOf);

    private protected override void Process(IReadOnlyList<TargetRow> rows)
    {
        // A bare id says nothing of the device; the record does, or is not there to be waited for.
        AutopilotImportResult[] results = [.. rows.Select(ImportRecordRows.ResultOf)];
        int[] bare = [.. Enumerable.Range(0, rows.Count).Where(i => results[i] is { SerialNumber: null, Id: not null })];
        IReadOnlyList<AutopilotImportRecord?> records = Require(ImportRecords.WithIdsAsync(Client, [.. bare.Select(i => results[i].Id!)], Ending));
        for (int i = 0; i < bare.Length; i++)
        {
            results[bare[i]] = records[i] is { } record
                ? AutopilotVerdict.Of(record, results[bare[i]].Row)
                : ImportRecordRows.NotFound(results[bare[i]]);
        }

        for (int i = 0; i < results.Length; i++)
        {
            wait!.Post(results[i], rows[i].Source);
        }
    }

    private IEnumerable<DeviceRow> RecordsOf(string importId)
    {
        IEnumerable<AutopilotImportRecord> records = Require(ImportRecords.WithImportIdAsync(Client, importId, Ending))
            ?? Pages(ImportRecords.AllAsync(Client, Ending)).SelectMany(page => page)
                .Where(record => string.Equals(record.ImportId, importId, StringComparison.OrdinalIgnoreCase));
        DeviceRow[] rows = [.. records.Select(record => DeviceRow.Of((Column.Id, record.Id)))];
        if (rows.Length == 0)
        {
            WriteError(ErrorRecords.NotFound(importId, importId));
        }

        return rows;
    }
}
