using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Import;

/// <summary>Tells which rows an import would refuse, by the import's own rules and without any service. One instance tests one input.</summary>
public sealed class RowTest
{
    private readonly InputCheck check;
    private readonly Func<ImportResult, RowTestResult> describe;
    private int rows;

    private RowTest(Func<DeviceRow, int, Candidate> rules, Func<ImportResult, RowTestResult> describe)
    {
        check = new InputCheck(rules);
        this.describe = describe;
    }

    /// <summary>A test of Autopilot devices.</summary>
    /// <param name="defaults">Values for every row; null for none.</param>
    public static RowTest ForAutopilotDevices(RowDefaults? defaults = null) =>
        new(new AutopilotAdmission(defaults ?? RowDefaults.None).Admit, AutopilotTestResult.Of);

    /// <summary>A test of corporate device identifiers.</summary>
    /// <param name="defaults">Values for every row; null for none.</param>
    public static RowTest ForDeviceIdentities(RowDefaults? defaults = null) =>
        new(new DeviceIdentityAdmission(defaults ?? RowDefaults.None).Admit, DeviceIdentityTestResult.Of);

    /// <summary>Tests the next row of the input, and says no more than whether an import would take it.</summary>
    /// <param name="row">The row as it was read.</param>
    public bool IsValid(DeviceRow row) => check.Refuse(check.Apply(row, ++rows)) is null;

    /// <summary>Tests the next row of the input.</summary>
    /// <param name="row">The row as it was read.</param>
    public RowTestResult Check(DeviceRow row)
    {
        IdentifiedCandidate identified = check.Apply(row, ++rows);
        ImportResult draft = check.Refuse(identified) ?? identified.Candidate.Draft();
        return describe(draft) with
        {
            Row = draft.Row,
            Source = draft.Source,
            IsValid = draft.Status == ImportStatus.Pending,
            Problem = draft.Message,
            ErrorName = draft.Status == ImportStatus.Duplicate ? nameof(ImportStatus.Duplicate) : draft.ErrorName,
            Remedy = draft.Status == ImportStatus.Duplicate ? Texts.DuplicateRemedy : draft.Remedy,
            Warning = draft.Warning,
        };
    }
}
