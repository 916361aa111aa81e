using System.Management.Automation;
using IntuneImportModule.Core.Changes;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Rows;

namespace IntuneImportModule.Commands;

/// <summary>Removes Autopilot import records: those that are piped or named, and no other. Registrations stay.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/intune-enrollment-importedwindowsautopilotdeviceidentity-delete</remarks>
[Cmdlet(VerbsCommon.Remove, "AutopilotImport", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = InputObjectSet)]
[OutputType(typeof(AutopilotImportRemoval))]
public sealed class RemoveAutopilotImportCommand : ChangeCommand<AutopilotImportRemoval>
{
    /// <summary>Ids of records.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdSet)]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    private protected override Column TextColumn => Column.Id;

    private protected override string ActionName => Texts.RemoveAutopilotImportAction;

    private protected override IEnumerable<DeviceRow> NamedRows() => Id.Select(id => DeviceRow.Of((Column.Id, id)));

    private protected override AutopilotImportRemoval Draft(TargetRow row)
    {
        AutopilotImportRemoval draft = new()
        {
            Row = row.Number,
            Id = ImportRecordRows.IdOf(row),
            SerialNumber = row.Cells[Column.SerialNumber],
            ImportId = row.Cells[Column.ImportId],
        };
        if (row.Cells.Refusal is { } refusal)
        {
            return Refused(draft with { Id = null }, refusal);
        }

        return (draft.Id, row.Source) switch
        {
            (not null, _) => draft,

            // A row that was refused before it was sent has no record; so nothing is left to remove.
            (null, AutopilotImportResult) => ChangeVerdict.Closed(draft, ChangeStatus.Unchanged) with { Message = Texts.ImportRecordNone },
            _ => ChangeVerdict.Invalid(draft, nameof(Texts.ImportRecordUnnamed), row.Cells.Problem ?? Texts.ImportRecordUnnamed),
        };
    }

    private protected override Task<bool> FindAsync(AutopilotImportRemoval[] drafts, IReadOnlyList<TargetRow> rows) => Task.FromResult(true);

    private protected override Task<GraphException?> SendAsync(AutopilotImportRemoval[] drafts) =>
        AutopilotImportRemoval.SendAsync(Client, drafts, Ending);
}
