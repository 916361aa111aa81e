using System.Management.Automation;
using IntuneImportModule.Completion;
using IntuneImportModule.Core.Csv;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Identities;
using IntuneImportModule.Errors;
using IntuneImportModule.Rows;

namespace IntuneImportModule.Commands;

/// <summary>Lists corporate device identifiers, or looks some up.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/intune-enrollment-importeddeviceidentity-list</remarks>
[Cmdlet(VerbsCommon.Get, "DeviceIdentity", DefaultParameterSetName = InputObjectSet)]
[OutputType(typeof(ImportedDeviceIdentity))]
public sealed class GetDeviceIdentityCommand : TargetCommand
{
    private const string IdentifierSet = "Identifier";
    private const double SecondsPerDay = 86_400;

    /// <summary>Identifiers; with wildcards all are listed and compared here.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdentifierSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Identifier { get; set; } = [];

    /// <summary>Only these types; the type of identifiers that do not name theirs.</summary>
    [Parameter]
    [ValidateSet(IdentityTypes.Imei, IdentityTypes.SerialNumber, IdentityTypes.ManufacturerModelSerial)]
    public string? ImportedDeviceIdentityType { get; set; }

    /// <summary>Only these platforms.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PlatformCompleter))]
    public string[] Platform { get; set; } = [];

    /// <summary>Only these enrolment states: unknown, enrolled, pendingReset, failed, notContacted, blocked.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnrollmentStateCompleter))]
    public string[] EnrollmentState { get; set; } = [];

    /// <summary>Only devices that were not in contact for so many days; one that never was counts from its import.</summary>
    [Parameter]
    [DurationTransformation(UnitSeconds = SecondsPerDay)]
    [ValidateRange(0, 36_500)]
    public int? NotContactedForDays { get; set; }

    private protected override CsvKind Family => CsvKind.DeviceIdentity;

    private protected override Column TextColumn => Column.ImportedDeviceIdentifier;

    private protected override int ChunkSize => IdentityCollection.MostInSearch;

    private IdentityFilter Filter => new()
    {
        Types = ImportedDeviceIdentityType is { } type ? [type] : [],
        Platforms = Platform,
        States = EnrollmentState,
        SilentSince = NotContactedForDays is { } days ? DateTimeOffset.UtcNow.AddDays(-days) : null,
    };

    private protected override IEnumerable<DeviceRow> NamedRows()
    {
        string[] patterns = [.. Identifier.Where(WildcardPattern.ContainsWildcardCharacters)];
        if (patterns.Length > 0)
        {
            List(patterns);
        }

        return Identifier.Except(patterns).Select(name => DeviceRow.Of((Column.ImportedDeviceIdentifier, name)));
    }

    private protected override void Process(IReadOnlyList<TargetRow> rows)
    {
        List<(TargetRow Row, DeviceIdentity Wanted)> wanted = [];
        foreach (TargetRow row in rows)
        {
            (IReadOnlyList<DeviceIdentity> identities, RowProblem? problem) = IdentityGuess.Of(row.Cells, ImportedDeviceIdentityType);
            wanted.AddRange(identities.Select(identity => (row, identity)));
            if (problem is not null)
            {
                WriteError(ErrorRecords.BadRow(problem.Name, problem.Message, problem.Remedy, row.Source));
            }
        }

        IReadOnlyList<IdentityMatch> matches = Require(IdentityCollection.SearchAsync(Client, [.. wanted.Select(one => one.Wanted)], Ending));
        foreach (IGrouping<TargetRow, int> row in Enumerable.Range(0, wanted.Count).GroupBy(i => wanted[i].Row))
        {
            Write(row.Key, wanted[row.First()].Wanted.Identifier!, [.. row.Select(i => matches[i])]);
        }
    }

    private protected override void WithoutInput() => List([]);

    private void Write(TargetRow row, string name, IReadOnlyList<IdentityMatch> matches)
    {
        DeviceIdentityRecord[] found = [.. matches.SelectMany(match => match.Found)];
        if (found.Length > 0)
        {
            foreach (ImportedDeviceIdentity identity in found.Select(ImportedDeviceIdentity.Of).Where(Filter.Takes))
            {
                WriteObject(identity);
            }
        }
        else if (matches.FirstOrDefault(match => match.Refusal is not null)?.Refusal is { } refusal)
        {
            WriteError(ErrorRecords.BadRow(refusal.Phrase ?? refusal.Code, $"{name}: {refusal.Describe()}", null, row.Source ?? name));
        }
        else
        {
            WriteError(ErrorRecords.NotFound(name, row.Source ?? name));
        }
    }

    private void List(string[] patterns)
    {
        IdentityFilter filter = Filter;
        WildcardPattern[] wildcards = [.. patterns.Select(pattern => new WildcardPattern(pattern, WildcardOptions.IgnoreCase))];
        foreach (IReadOnlyList<DeviceIdentityRecord> page in Pages(IdentityCollection.AllAsync(Client, Ending)))
        {
            foreach (ImportedDeviceIdentity identity in page.Select(ImportedDeviceIdentity.Of).Where(filter.Takes))
            {
                if (wildcards.Length == 0 || wildcards.Any(wildcard => wildcard.IsMatch(identity.ImportedDeviceIdentifier ?? string.Empty)))
                {
                    WriteObject(identity);
                }
            }
        }
    }
}
