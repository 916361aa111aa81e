using System.Globalization;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Import;

/// <summary>Decides what an import record means for its row.</summary>
internal static class AutopilotVerdict
{
    /// <summary>The result of a row with its record's fields.</summary>
    /// <param name="draft">The row's result so far.</param>
    /// <param name="record">Its record.</param>
    public static AutopilotImportResult Copy(AutopilotImportResult draft, AutopilotImportRecord record) => Copy(draft, record, draft.Status, draft.Message);

    // One copy with all that is known: there are many rows.
    private static AutopilotImportResult Copy(AutopilotImportResult draft, AutopilotImportRecord record, ImportStatus status, string? message) => draft with
    {
        Status = status,
        Message = message,
        Id = record.Id ?? draft.Id,
        ImportId = record.ImportId ?? draft.ImportId,
        DeviceImportStatus = record.State?.DeviceImportStatus ?? draft.DeviceImportStatus,
        DeviceErrorCode = record.State?.DeviceErrorCode ?? draft.DeviceErrorCode,
        DeviceErrorName = record.State?.DeviceErrorName ?? draft.DeviceErrorName,
        DeviceRegistrationId = NullIfEmpty(record.State?.DeviceRegistrationId) ?? draft.DeviceRegistrationId,
    };

    /// <summary>A record of whatever run as a result.</summary>
    /// <param name="record">The record.</param>
    /// <param name="row">1-based place in the listing.</param>
    public static AutopilotImportResult Of(AutopilotImportRecord record, int row)
    {
        AutopilotImportResult draft = new()
        {
            Row = row,
            SerialNumber = record.SerialNumber,
            GroupTag = NullIfEmpty(record.GroupTag),
            AssignedUserPrincipalName = NullIfEmpty(record.AssignedUserPrincipalName),
            ProductKey = NullIfEmpty(record.ProductKey),
        };
        return record.State is { IsFinished: true } ? Judge(draft, record) : Copy(draft, record, ImportStatus.Pending, draft.Message);
    }

    /// <summary>The final result of a row whose record is complete or in error.</summary>
    /// <param name="draft">The row's result so far.</param>
    /// <param name="record">Its record, finished.</param>
    public static AutopilotImportResult Judge(AutopilotImportResult draft, AutopilotImportRecord record)
    {
        if (record.State!.IsComplete)
        {
            return Copy(draft, record, ImportStatus.Imported, draft.Message);
        }

        AutopilotImportResult result = Copy(draft, record);
        ServiceError? error = ServiceErrors.Find(result.DeviceErrorName, result.DeviceErrorCode);
        bool isPresent = error is { MeansAlreadyPresent: true };
        return result with
        {
            Status = isPresent ? ImportStatus.AlreadyPresent : ImportStatus.Failed,
            ErrorCode = isPresent ? null : result.DeviceErrorCode?.ToString(CultureInfo.InvariantCulture),
            ErrorName = isPresent ? null : NullIfEmpty(result.DeviceErrorName) ?? nameof(Texts.DeviceErrorUnknown),
            Message = error?.Meaning ?? Phrase.Of(Texts.DeviceErrorUnknown, result.DeviceErrorName, result.DeviceErrorCode),
            Remedy = error?.Remedy ?? Texts.DeviceErrorUnknownRemedy,
        };
    }

    /// <summary>The result of a row that was accepted and is not settled.</summary>
    /// <param name="draft">The row's result so far.</param>
    /// <param name="record">Its record as last seen.</param>
    /// <param name="message">Why it is not waited for any longer.</param>
    public static AutopilotImportResult Pending(AutopilotImportResult draft, AutopilotImportRecord record, string message) =>
        Copy(draft, record, ImportStatus.Pending, message);

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
