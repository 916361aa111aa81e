using System.Management.Automation;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Registrations;
using IntuneImportModule.Errors;
using IntuneImportModule.Rows;

namespace IntuneImportModule.Commands;

/// <summary>Lists the devices that are registered for Autopilot, or looks some up.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/intune-enrollment-windowsautopilotdeviceidentity-list</remarks>
[Cmdlet(VerbsCommon.Get, "AutopilotRegistration", DefaultParameterSetName = InputObjectSet)]
[OutputType(typeof(AutopilotRegistration))]
public sealed class GetAutopilotRegistrationCommand : TargetCommand
{
    /// <summary>Serial numbers, compared exactly; with wildcards all are listed and compared here.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SerialNumberSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] SerialNumber { get; set; } = [];

    /// <summary>Ids of registrations.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdSet)]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    /// <summary>Asks the beta version, which tells of deployment profiles.</summary>
    [Parameter]
    public SwitchParameter WithProfile { get; set; }

    private string Version => WithProfile ? RegistrationCollection.ProfileVersion : RegistrationCollection.Version;

    private RegistrationLookup Lookup => new(Client, Version, Ending);

    private protected override IEnumerable<DeviceRow> NamedRows()
    {
        if (ParameterSetName == IdSet)
        {
            return Id.Select(id => DeviceRow.Of((Column.Id, id)));
        }

        string[] patterns = [.. SerialNumber.Where(WildcardPattern.ContainsWildcardCharacters)];
        if (patterns.Length > 0)
        {
            List(patterns);
        }

        return SerialNumber.Except(patterns).Select(serial => DeviceRow.Of((Column.SerialNumber, serial)));
    }

    private protected override void Process(IReadOnlyList<TargetRow> rows)
    {
        RegistrationTarget[] targets = [.. rows.Select(row => row.Cells.Refusal is null
            ? RegistrationRows.TargetOf(row, isNamedId: ParameterSetName == IdSet)
            : new RegistrationTarget(null, null))];
        IReadOnlyList<IReadOnlyList<AutopilotRegistrationRecord>> found = Require(FindAsync(targets));
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i].Cells.Refusal is { } refusal)
            {
                WriteError(ErrorRecords.BadRow(refusal.Name, refusal.Message, refusal.Remedy, rows[i].Source));
            }
            else if (found[i].Count > 0)
            {
                Write(found[i]);
            }
            else if ((targets[i].SerialNumber ?? targets[i].Id) is { } name)
            {
                WriteError(ErrorRecords.NotFound(name, rows[i].Source ?? name));
            }
            else
            {
                WriteError(ErrorRecords.BadRow(
                    nameof(Texts.RegistrationUnnamed), rows[i].Cells.Problem ?? Texts.RegistrationUnnamed, null, rows[i].Source));
            }
        }
    }

    private protected override void WithoutInput() => List([]);

    private async Task<IReadOnlyList<IReadOnlyList<AutopilotRegistrationRecord>>> FindAsync(RegistrationTarget[] targets)
    {
        RegistrationLookup lookup = Lookup;
        IReadOnlyList<IReadOnlyList<AutopilotRegistrationRecord>> found = await RegistrationTarget.FindAsync(targets, lookup).ConfigureAwait(false);
        if (!WithProfile)
        {
            return found;
        }

        List<IReadOnlyList<AutopilotRegistrationRecord>> named = [];
        foreach (IReadOnlyList<AutopilotRegistrationRecord> records in found)
        {
            named.Add(await RegistrationProfiles.NameAsync(records, lookup).ConfigureAwait(false));
        }

        return named;
    }

    private void List(string[] patterns)
    {
        WildcardPattern[] wildcards = [.. patterns.Select(pattern => new WildcardPattern(pattern, WildcardOptions.IgnoreCase))];
        foreach (IReadOnlyList<AutopilotRegistrationRecord> page in Pages(RegistrationCollection.AllAsync(Client, Version, Ending)))
        {
            AutopilotRegistrationRecord[] wanted =
                [.. page.Where(record => wildcards.Length == 0 || wildcards.Any(wildcard => wildcard.IsMatch(record.SerialNumber ?? string.Empty)))];
            Write(WithProfile ? Require(RegistrationProfiles.NameAsync(wanted, Lookup)) : wanted);
        }
    }

    private void Write(IReadOnlyList<AutopilotRegistrationRecord> records)
    {
        foreach (AutopilotRegistrationRecord record in records)
        {
            WriteObject(AutopilotRegistration.Of(record));
        }
    }
}
