using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Core.Registrations;

namespace IntuneImportModule.Rows;

/// <summary>What a row says about the registration that it means.</summary>
internal static class RegistrationRows
{
    /// <summary>Which registration a row means.</summary>
    /// <param name="row">The row.</param>
    /// <param name="isNamedId">True for an id that the user gave as one.</param>
    public static RegistrationTarget TargetOf(TargetRow row, bool isNamedId) => new(
        isNamedId ? row.Cells[Column.Id]
            : row.Cells[Column.DeviceRegistrationId]
            // The Id of an import result is its record's.
            ?? (row.Source is AutopilotImportResult ? null : row.GraphId),
        row.Cells[Column.SerialNumber]);

    /// <summary>
    /// True for a row that tells what a registration was like, not what it is to have: to set these values again would undo
    /// what has changed since.
    /// </summary>
    /// <param name="row">The row.</param>
    public static bool IsSnapshot(TargetRow row) =>
        OwnObjects.Is<AutopilotRegistration>(row.Source) || OwnObjects.Is<AutopilotRegistrationChange>(row.Source);
}
