using System.Globalization;
using System.Management.Automation;
using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Rows;

/// <summary>Reads results as an import emits them, and as they come back from CliXml, a job, JSON or CSV.</summary>
internal static class ImportedResult
{
    /// <summary>The result that an object is, or was.</summary>
    /// <param name="item">What came through the pipeline.</param>
    /// <returns>Null for an object that is none.</returns>
    public static ImportResult? Read(PSObject? item)
    {
        if (item?.BaseObject is ImportResult result)
        {
            return result;
        }

        // Both have a row and a status, and one of the two labels says which they are.
        if (item is null || Text(item, "Row") is null || !Enum.TryParse(Text(item, "Status"), ignoreCase: true, out ImportStatus status))
        {
            return null;
        }

        ImportResult? kind = item.Properties["ImportedDeviceIdentifier"] is not null ? Identity(item)
            : item.Properties["SerialNumber"] is not null ? Device(item)
            : null;
        return kind is null ? null : kind with
        {
            Row = Number(item, "Row") ?? 0,
            Status = status,
            Source = Text(item, "Source"),
            ErrorCode = Text(item, "ErrorCode"),
            ErrorName = Text(item, "ErrorName"),
            Message = Text(item, "Message"),
            Remedy = Text(item, "Remedy"),
            Warning = Text(item, "Warning"),
            RequestId = Text(item, "RequestId"),
            Attempts = Number(item, "Attempts") ?? 0,
            Batch = Number(item, "Batch"),
            SubmittedDateTime = Moment(item, "SubmittedDateTime"),
            SettledDateTime = Moment(item, "SettledDateTime"),
            Resumed = bool.TryParse(Text(item, "Resumed"), out bool resumed) && resumed,
        };
    }

    private static AutopilotImportResult Device(PSObject item) => new()
    {
        SerialNumber = Text(item, "SerialNumber"),
        GroupTag = Text(item, "GroupTag"),
    };

    private static DeviceIdentityImportResult Identity(PSObject item) => new()
    {
        ImportedDeviceIdentifier = Text(item, "ImportedDeviceIdentifier"),
        ImportedDeviceIdentityType = Text(item, "ImportedDeviceIdentityType"),
        Description = Text(item, "Description"),
    };

    private static string? Text(PSObject item, string name) =>
        CellValue.ToText(item.Properties[name]?.Value) is { Length: > 0 } text ? text : null;

    private static int? Number(PSObject item, string name) =>
        int.TryParse(Text(item, name), NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? number : null;

    // CliXml keeps a DateTimeOffset as a bag of its properties, which has no text that could be read back.
    private static DateTimeOffset? Moment(PSObject item, string name) => item.Properties[name]?.Value switch
    {
        DateTimeOffset moment => moment,
        DateTime moment => moment,
        PSObject { BaseObject: DateTimeOffset moment } => moment,
        PSObject { BaseObject: DateTime moment } => moment,
        PSObject bag when bag.Properties["UtcDateTime"]?.Value is DateTime utc => utc,
        _ => DateTimeOffset.TryParse(Text(item, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment) ? moment : null,
    };
}
