using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Import;

/// <summary>The rules for the corporate identifiers of one input.</summary>
/// <param name="defaults">Values for every row.</param>
internal sealed class DeviceIdentityAdmission(RowDefaults defaults)
{
    /// <summary>Applies the rules to a row.</summary>
    /// <param name="row">The row as it was read.</param>
    /// <param name="number">1-based place of the row in the input.</param>
    public Candidate Admit(DeviceRow row, int number)
    {
        Admission<DeviceIdentity> admission = DeviceIdentityRules.Admit(row, defaults);
        return DeviceIdentityCandidate.Of(admission, new CheckedRow(number, row.Source, admission.Problem, admission.Warning));
    }
}
