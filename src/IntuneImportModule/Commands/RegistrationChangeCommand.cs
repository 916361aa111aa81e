using System.Management.Automation;
using IntuneImportModule.Core.Changes;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Registrations;
using IntuneImportModule.Rows;

namespace IntuneImportModule.Commands;

/// <summary>What the commands that change registrations have in common: how a registration is named.</summary>
public abstract class RegistrationChangeCommand : ChangeCommand<AutopilotRegistrationChange>
{
    /// <summary>Serial numbers, compared exactly.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SerialNumberSet)]
    [ValidateNotNullOrEmpty]
    public string[] SerialNumber { get; set; } = [];

    /// <summary>Ids of registrations.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdSet)]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    private protected override IEnumerable<DeviceRow> NamedRows() => ParameterSetName == IdSet
        ? Id.Select(id => DeviceRow.Of((Column.Id, id)))
        : SerialNumber.Select(serial => DeviceRow.Of((Column.SerialNumber, serial)));

    private protected override AutopilotRegistrationChange Draft(TargetRow row)
    {
        RegistrationTarget target = TargetOf(row);
        AutopilotRegistrationChange draft = new() { Row = row.Number, Id = target.Id, SerialNumber = target.SerialNumber };
        if (row.Cells.Refusal is { } refusal)
        {
            return Refused(draft with { Id = null }, refusal);
        }

        return target is { Id: null, SerialNumber: null }
            ? ChangeVerdict.Invalid(draft, nameof(Texts.RegistrationUnnamed), row.Cells.Problem ?? Texts.RegistrationUnnamed)
            : draft;
    }

    private protected RegistrationTarget TargetOf(TargetRow row) => RegistrationRows.TargetOf(row, isNamedId: ParameterSetName == IdSet);
}
