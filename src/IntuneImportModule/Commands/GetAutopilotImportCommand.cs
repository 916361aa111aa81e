using System.Management.Automation;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Errors;

namespace IntuneImportModule.Commands;

/// <summary>Lists Autopilot import records, as the results that they amount to. Records stay until somebody removes them.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/intune-enrollment-importedwindowsautopilotdeviceidentity-list</remarks>
[Cmdlet(VerbsCommon.Get, "AutopilotImport", DefaultParameterSetName = AllSet)]
[OutputType(typeof(AutopilotImportResult))]
public sealed class GetAutopilotImportCommand : ServiceCommand
{
    private const string AllSet = "All";
    private const string IdSet = "Id";
    private const string ImportIdSet = "ImportId";

    private int row;

    /// <summary>Only these serial numbers; wildcards are allowed. Compared here.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] SerialNumber { get; set; } = [];

    /// <summary>Ids of records.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdSet)]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    /// <summary>Import ids: all records of one upload share one, where the service keeps it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ImportIdSet)]
    [ValidateNotNullOrEmpty]
    public string[] ImportId { get; set; } = [];

    /// <summary>Only records that amount to this: Pending, Imported, AlreadyPresent or Failed.</summary>
    [Parameter]
    [ValidateSet(nameof(ImportStatus.Pending), nameof(ImportStatus.Imported), nameof(ImportStatus.AlreadyPresent), nameof(ImportStatus.Failed))]
    public ImportStatus[] Status { get; set; } = [];

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ParameterSetName == IdSet)
        {
            WriteNamed();
            return;
        }

        foreach (AutopilotImportRecord record in ParameterSetName == ImportIdSet ? ImportId.SelectMany(OfImport) : All())
        {
            Write(record);
        }
    }

    private void WriteNamed()
    {
        IReadOnlyList<AutopilotImportRecord?> records = Require(ImportRecords.WithIdsAsync(Client, Id, Ending));
        for (int i = 0; i < records.Count; i++)
        {
            if (records[i] is { } record)
            {
                Write(record);
            }
            else
            {
                WriteError(ErrorRecords.NotFound(Id[i], Id[i]));
            }
        }
    }

    private IEnumerable<AutopilotImportRecord> OfImport(string importId) =>
        Require(ImportRecords.WithImportIdAsync(Client, importId, Ending))

        // Where the service refuses the filter, the list has to do.
        ?? All().Where(record => string.Equals(record.ImportId, importId, StringComparison.OrdinalIgnoreCase));

    private IEnumerable<AutopilotImportRecord> All() => Pages(ImportRecords.AllAsync(Client, Ending)).SelectMany(page => page);

    private void Write(AutopilotImportRecord record)
    {
        AutopilotImportResult result = AutopilotVerdict.Of(record, row + 1);
        if ((Status.Length == 0 || Status.Contains(result.Status)) && (SerialNumber.Length == 0 || SerialNumber.Any(serial => IsLike(record, serial))))
        {
            row++;
            WriteObject(result);
        }
    }

    private static bool IsLike(AutopilotImportRecord record, string serial) => WildcardPattern.ContainsWildcardCharacters(serial)
        ? new WildcardPattern(serial, WildcardOptions.IgnoreCase).IsMatch(record.SerialNumber ?? string.Empty)
        : AutopilotDevice.IdentityOf(serial) == AutopilotDevice.IdentityOf(record.SerialNumber);
}
