using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Core.Report;

/// <summary>How a report orders and words the statuses.</summary>
internal static class StatusLook
{
    /// <summary>All statuses, what needs attention first.</summary>
    public static IReadOnlyList<ImportStatus> InOrder { get; } =
    [
        ImportStatus.Failed, ImportStatus.Unconfirmed, ImportStatus.Invalid, ImportStatus.NotSent, ImportStatus.Duplicate,
        ImportStatus.Pending, ImportStatus.AlreadyPresent, ImportStatus.Updated, ImportStatus.Imported,
    ];

    /// <summary>The status in words.</summary>
    /// <param name="status">The status.</param>
    public static string Words(ImportStatus status) => status switch
    {
        ImportStatus.AlreadyPresent => "Already present",
        ImportStatus.NotSent => "Not sent",
        _ => status.ToString(),
    };

    /// <summary>What the status means, for a row that says nothing more itself.</summary>
    /// <param name="status">The status.</param>
    public static string Meaning(ImportStatus status) => status switch
    {
        ImportStatus.Pending => Texts.ReportPending,
        ImportStatus.Failed => Texts.ReportFailed,
        ImportStatus.Invalid => Texts.ReportInvalid,
        ImportStatus.Unconfirmed => Texts.OutcomeUnknown,
        ImportStatus.Duplicate => Texts.ReportDuplicate,
        ImportStatus.NotSent => Texts.ReportNotSent,
        _ => Texts.ReportSuccess,
    };

    /// <summary>The class of its colour: good, waiting, odd or bad. An Unconfirmed row may well be in the service.</summary>
    /// <param name="status">The status.</param>
    public static string Tone(ImportStatus status) => status switch
    {
        ImportStatus.Failed or ImportStatus.Invalid => "bad",
        ImportStatus.Unconfirmed or ImportStatus.NotSent or ImportStatus.Duplicate => "odd",
        ImportStatus.Pending => "wait",
        _ => "good",
    };
}
