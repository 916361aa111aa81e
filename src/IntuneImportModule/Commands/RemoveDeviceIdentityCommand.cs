using System.Management.Automation;
using IntuneImportModule.Core.Changes;
using IntuneImportModule.Core.Csv;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Identities;
using IntuneImportModule.Rows;

namespace IntuneImportModule.Commands;

/// <summary>Removes corporate device identifiers. The ownership of devices that are enrolled stays as it is.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/intune-enrollment-importeddeviceidentity-delete</remarks>
[Cmdlet(VerbsCommon.Remove, "DeviceIdentity", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = InputObjectSet)]
[OutputType(typeof(DeviceIdentityRemoval))]
public sealed class RemoveDeviceIdentityCommand : ChangeCommand<DeviceIdentityRemoval>
{
    private const string IdentifierSet = "Identifier";
    private readonly Dictionary<int, IReadOnlyList<DeviceIdentity>> wanted = [];

    /// <summary>Identifiers, exactly as they were imported.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdentifierSet)]
    [ValidateNotNullOrEmpty]
    public string[] Identifier { get; set; } = [];

    /// <summary>Graph's ids.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdSet)]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    /// <summary>The type of identifiers that do not name theirs.</summary>
    [Parameter]
    [ValidateSet(IdentityTypes.Imei, IdentityTypes.SerialNumber, IdentityTypes.ManufacturerModelSerial)]
    public string? ImportedDeviceIdentityType { get; set; }

    private protected override CsvKind Family => CsvKind.DeviceIdentity;

    private protected override Column TextColumn => Column.ImportedDeviceIdentifier;

    private protected override string ActionName => Texts.RemoveDeviceIdentityAction;

    private protected override IEnumerable<DeviceRow> NamedRows() => ParameterSetName == IdSet
        ? Id.Select(id => DeviceRow.Of((Column.Id, id)))
        : Identifier.Select(name => DeviceRow.Of((Column.ImportedDeviceIdentifier, name)));

    private protected override DeviceIdentityRemoval Draft(TargetRow row)
    {
        DeviceIdentityRemoval draft = new()
        {
            Row = row.Number,
            ImportedDeviceIdentifier = row.Cells[Column.ImportedDeviceIdentifier],
            ImportedDeviceIdentityType = row.Cells[Column.ImportedDeviceIdentityType],
        };

        if (row.Cells.Refusal is { } refusal)
        {
            return Refused(draft, refusal);
        }

        // A serial number beside an id is another kind of object, whose id is of no use here.
        bool isIdentity = row.Cells[Column.ImportedDeviceIdentifier] is not null || ParameterSetName == IdSet
            || (row.Cells[Column.SerialNumber] ?? row.Cells[Column.Imei]) is null;
        if (isIdentity && (ParameterSetName == IdSet ? row.Cells[Column.Id] : row.GraphId) is { } id)
        {
            return draft with { Id = id };
        }

        (IReadOnlyList<DeviceIdentity> identities, RowProblem? problem) = IdentityGuess.Of(row.Cells, ImportedDeviceIdentityType);
        if (problem is not null)
        {
            return Refused(draft, problem);
        }

        wanted[row.Number] = identities;
        return draft with { ImportedDeviceIdentifier = identities[0].Identifier, ImportedDeviceIdentityType = identities[0].Type };
    }

    private protected override async Task<bool> FindAsync(DeviceIdentityRemoval[] drafts, IReadOnlyList<TargetRow> rows)
    {
        List<(int Row, DeviceIdentity Identity)> asked =
            [.. Enumerable.Range(0, drafts.Length)
                .Where(i => drafts[i] is { IsOpen: true, Id: null })
                .SelectMany(i => wanted[rows[i].Number].Select(identity => (i, identity)))];
        IReadOnlyList<IdentityMatch> matches = await IdentityCollection
            .SearchAsync(Client, [.. asked.Select(one => one.Identity)], Ending).ConfigureAwait(false);
        foreach (IGrouping<int, int> row in Enumerable.Range(0, asked.Count).GroupBy(i => asked[i].Row))
        {
            drafts[row.Key] = Resolve(drafts[row.Key], [.. row.Select(i => matches[i])]);
            wanted.Remove(rows[row.Key].Number);
        }

        return true;
    }

    private protected override Task<GraphException?> SendAsync(DeviceIdentityRemoval[] drafts) => ChangeBatch.SendAsync(
        Client,
        IdentityCollection.Version,
        drafts,
        draft => new GraphBatchItem("DELETE", IdentityCollection.Path + "/" + Uri.EscapeDataString(draft.Id!)),
        ChangeStatus.Removed,
        Ending);

    private static DeviceIdentityRemoval Resolve(DeviceIdentityRemoval draft, IReadOnlyList<IdentityMatch> matches)
    {
        DeviceIdentityRecord[] found = [.. matches.SelectMany(match => match.Found)];
        return found.Length switch
        {
            1 => draft with
            {
                Id = found[0].Id,
                ImportedDeviceIdentifier = found[0].ImportedDeviceIdentifier,
                ImportedDeviceIdentityType = found[0].ImportedDeviceIdentityType,
            },
            0 when matches.FirstOrDefault(match => match.Refusal is not null)?.Refusal is { } refusal =>
                ChangeVerdict.Judge(draft, new GraphException(GraphVerdict.Refused, refusal)),
            0 => ChangeVerdict.NotFound(draft),
            _ => ChangeVerdict.Invalid(draft, nameof(Texts.IdentifierAmbiguous), Phrase.Of(Texts.IdentifierAmbiguous, draft.Label)),
        };
    }
}
