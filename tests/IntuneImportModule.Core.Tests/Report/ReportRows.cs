using IntuneImportModule.Core.Import;
using IntuneImportModule.Core.Report;

namespace IntuneImportModule.Core.Tests.Report;

/// <summary>Results to report, and the reports of them.</summary>
internal static class ReportRows
{
    /// <summary>Markup in every form that a page or a summary could take for its own.</summary>
    public const string Attack = "</script><script>window.hit=1</script><img src=x onerror=hit=1>\" onmouseover='hit=1' | **b** [l](http://x) `c` <!-- & -->";

    public static DateTimeOffset Noon { get; } = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    public static AutopilotImportResult Device(int row, ImportStatus status = ImportStatus.Imported, string? error = null, string? message = null) => new()
    {
        Row = row,
        SerialNumber = $"SER-{row}",
        GroupTag = "Kiosk",
        Status = status,
        ErrorName = error,
        Message = message,
        SubmittedDateTime = Noon.AddSeconds(row),
        SettledDateTime = Noon.AddSeconds(row + 30),
    };

    public static DeviceIdentityImportResult Identity(int row, ImportStatus status = ImportStatus.Imported) => new()
    {
        Row = row,
        ImportedDeviceIdentifier = $"ID-{row}",
        ImportedDeviceIdentityType = "serialNumber",
        Description = "Reception",
        Status = status,
    };

    /// <summary>A row whose every text is the same.</summary>
    public static AutopilotImportResult Filled(string text, ImportStatus status = ImportStatus.Failed) => Device(1, status, text, text) with
    {
        SerialNumber = text,
        GroupTag = text,
        Source = text,
        ErrorCode = text,
        Remedy = text,
        Warning = text,
        RequestId = text,
    };

    public static string HtmlOf(params ImportResult[] rows) => Write(report => report.WriteHtml, "Intune import", rows);

    public static string MarkdownOf(params ImportResult[] rows) => Write(report => report.WriteMarkdown, "Intune import", rows);

    public static string Write(Func<ImportReport, Action<TextWriter>> format, string title, params ImportResult[] rows)
    {
        ImportReport report = new(title, Noon.AddHours(1));
        foreach (ImportResult row in rows)
        {
            report.Add(row);
        }

        using StringWriter text = new();
        format(report)(text);
        return text.ToString();
    }
}
