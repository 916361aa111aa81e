using System.Management.Automation;
using System.Security;
using System.Text;
using IntuneImportModule.Completion;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Core.Report;
using IntuneImportModule.Errors;
using IntuneImportModule.Rows;

namespace IntuneImportModule.Commands;

/// <summary>Writes what an import did as one HTML page, or as Markdown for a job summary.</summary>
[Cmdlet(VerbsData.Export, "IntuneImportReport", SupportsShouldProcess = true, DefaultParameterSetName = HtmlSet)]
[OutputType(typeof(string), typeof(ImportResult))]
public sealed class ExportIntuneImportReportCommand : PSCmdlet
{
    private const string HtmlSet = "Html";
    private const string MarkdownSet = "Markdown";

    private readonly List<ImportResult> results = [];

    /// <summary>Results of Import-AutopilotDevice and Import-DeviceIdentityList, also such as come from a file or another session.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public PSObject?[]? InputObject { get; set; }

    /// <summary>The file to write, taken as it is written. With -Markdown the text goes to the pipeline when there is none.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = HtmlSet)]
    [Parameter(Position = 0, ParameterSetName = MarkdownSet)]
    [Alias("LiteralPath", "PSPath")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ReportFileCompleter))]
    public string? Path { get; set; }

    /// <summary>Writes GitHub's Markdown instead of HTML.</summary>
    [Parameter(Mandatory = true, ParameterSetName = MarkdownSet)]
    public SwitchParameter Markdown { get; set; }

    /// <summary>The report's headline.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = Texts.ReportTitle;

    /// <summary>Overwrites a file that is read-only.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Leaves a file that exists as it is.</summary>
    [Parameter]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Passes the results on.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // Without pipeline and arguments ProcessRecord runs once all the same; a $null that came is no result, though.
        bool isGiven = MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(InputObject));
        foreach (PSObject? item in InputObject ?? (isGiven ? [null] : []))
        {
            if (ImportedResult.Read(item) is { } result)
            {
                results.Add(result);
            }
            else
            {
                WriteError(ErrorRecords.Because(
                    nameof(Texts.ReportInputUnknown),
                    Phrase.Of(Texts.ReportInputUnknown, item?.TypeNames[0] ?? "$null"),
                    ErrorCategory.InvalidType,
                    PipelineRow.TargetOf(item)));
            }

            if (PassThru)
            {
                WriteObject(item, enumerateCollection: false);
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (results.Count == 0)
        {
            ThrowTerminatingError(ErrorRecords.Because(nameof(Texts.NothingToReport), Texts.NothingToReport, ErrorCategory.InvalidArgument));
        }

        // Results may have come over hours; the report is of now.
        ImportReport report = new(Title, DateTimeOffset.UtcNow);
        results.ForEach(report.Add);
        if (Path is null)
        {
            using StringWriter text = new() { NewLine = "\n" };
            report.WriteMarkdown(text);
            WriteObject(text.ToString().TrimEnd());
            return;
        }

        string file = SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path);
        if (ShouldProcess(file, Texts.ReportAction))
        {
            WriteFile(file, report);
        }
    }

    private void WriteFile(string file, ImportReport report)
    {
        try
        {
            using StreamWriter output = new(Open(file), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
            if (Markdown)
            {
                report.WriteMarkdown(output);
            }
            else
            {
                report.WriteHtml(output);
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException)
        {
            bool exists = NoClobber && File.Exists(file);
            ThrowTerminatingError(exists
                ? ErrorRecords.Because(nameof(Texts.ReportExists), Phrase.Of(Texts.ReportExists, file), ErrorCategory.ResourceExists, file)
                : ErrorRecords.Because(
                    nameof(Texts.ReportPathRefused), Phrase.Of(Texts.ReportPathRefused, file, refused.Message), ErrorCategory.WriteError, file));
        }
    }

    private FileStream Open(string file)
    {
        if (Force && !NoClobber && File.Exists(file))
        {
            File.SetAttributes(file, File.GetAttributes(file) & ~FileAttributes.ReadOnly);
        }

        return new FileStream(file, NoClobber ? FileMode.CreateNew : FileMode.Create, FileAccess.Write, FileShare.Read);
    }
}
