using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Import;

/// <summary>The rules for the Autopilot rows of one input, the comparison of their hashes included.</summary>
/// <param name="defaults">Values for every row.</param>
internal sealed class AutopilotAdmission(RowDefaults defaults)
{
    private readonly SameHash sameHash = new();
    private readonly HashBuffer hashes = new();

    /// <summary>Applies the rules to the next row.</summary>
    /// <param name="row">The row as it was read.</param>
    /// <param name="number">1-based place of the row in the input.</param>
    public Candidate Admit(DeviceRow row, int number)
    {
        Admission<AutopilotDevice> admission = AutopilotRules.Admit(row, defaults, hashes);
        string? warning = Warnings.Join(admission.Warning, sameHash.Warn(admission, number));
        return AutopilotCandidate.Of(admission, new CheckedRow(number, row.Source, admission.Problem, warning));
    }
}
