using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Import;

/// <summary>The rules for the Autopilot rows of one input, the comparison of their hashes included.</summary>
/// <param name="defaults">Values for every row.</param>
internal sealed class AutopilotAdmission(RowDefaults defaults)
{
    private readonly SameHash hashes = new();

    /// <summary>Applies the rules to the next row.</summary>
    /// <param name="row">The row as it was read.</param>
    public Candidate Admit(DeviceRow row)
    {
        Admission<AutopilotDevice> admission = AutopilotRules.Admit(row, defaults);
        return AutopilotCandidate.Of(admission, hashes.Warn(admission));
    }
}
