using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Rows;

/// <summary>What a row says about the import record that it means.</summary>
internal static class ImportRecordRows
{
    /// <summary>The id of the record that a row means; the Id of a registration is another thing's.</summary>
    /// <param name="row">The row.</param>
    public static string? IdOf(TargetRow row) => RegistrationRows.IsSnapshot(row) ? null : row.Cells[Column.Id];

    /// <summary>The result that a row is, or that it may become by waiting.</summary>
    /// <param name="row">The row.</param>
    public static AutopilotImportResult ResultOf(TargetRow row)
    {
        if (row.Source is AutopilotImportResult result)
        {
            return result;
        }

        AutopilotImportResult draft = new()
        {
            Row = row.Number,
            Id = IdOf(row),
            ImportId = row.Cells[Column.ImportId],
            SerialNumber = row.Cells[Column.SerialNumber],
            GroupTag = row.Cells[Column.GroupTag],
            AssignedUserPrincipalName = row.Cells[Column.AssignedUser],
            ProductKey = row.Cells[Column.ProductKey],
        };

        if (row.Cells.Refusal is { } refusal)
        {
            return draft with { Id = null, Status = ImportStatus.Invalid, ErrorName = refusal.Name, Message = refusal.Message, Remedy = refusal.Remedy };
        }

        // A serial number alone does not say which of a device's records is meant.
        return draft.Id is null && (draft.ImportId is null || draft.SerialNumber is null)
            ? draft with
            {
                Status = ImportStatus.Invalid,
                ErrorName = nameof(Texts.ImportRecordUnnamed),
                Message = row.Cells.Problem ?? Texts.ImportRecordUnnamed,
            }
            : draft;
    }

    /// <summary>The result of a record that the service does not have.</summary>
    /// <param name="draft">The row's result so far.</param>
    public static AutopilotImportResult NotFound(AutopilotImportResult draft) => draft with
    {
        Status = ImportStatus.Failed,
        ErrorName = nameof(Core.Texts.ObjectNotFound),
        Message = Phrase.Of(Core.Texts.ObjectNotFound, draft.Id),
    };
}
