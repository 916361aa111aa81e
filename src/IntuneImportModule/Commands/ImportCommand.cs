using System.Management.Automation;
using IntuneImportModule.Completion;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Core.Journal;
using IntuneImportModule.Errors;
using IntuneImportModule.Session;

namespace IntuneImportModule.Commands;

/// <summary>What both imports have in common: the connection, and how a run's events reach the pipeline.</summary>
public abstract class ImportCommand : RowCommand, IDisposable
{
    private ImportRun? run;
    private RunWriter? writer;

    /// <summary>The connection to use; the runspace's default otherwise.</summary>
    [Parameter]
    [ValidateNotNull]
    public IntuneImportContext? Context { get; set; }

    /// <summary>Patience for one request in seconds, its retries included.</summary>
    [Parameter]
    [DurationTransformation]
    [ValidateRange(1, 86_400)]
    public int RequestTimeoutSec { get; set; } = 300;

    /// <summary>Requests under way at once at most.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>A CSV file for the source rows of everything that did not succeed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CsvFileCompleter))]
    public string? RejectPath { get; set; }

    /// <summary>A file that lets the same command continue where an interrupted run has ended.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(JournalFileCompleter))]
    public string? Journal { get; set; }

    /// <summary>The reason that Multi Admin Approval asks for; it travels in a header, so plain ASCII only.</summary>
    [Parameter]
    [ValidatePattern(@"^[\x20-\x7E]+$")]
    public string? ApprovalJustification { get; set; }

    private protected abstract string ActionName { get; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        IntuneImportContext context = this.RequireContext(Context);
        base.BeginProcessing();
        RequireTwoFiles();
        writer = new RunWriter(this, ActionName);
        string action = Phrase.Of(Texts.ShouldProcessAction, ActionName, context.TenantName);
        ImportOptions options = OptionsOf(context) with
        {
            ThrottleLimit = ThrottleLimit,
            RequestTimeout = TimeSpan.FromSeconds(RequestTimeoutSec),
            ApprovalJustification = ApprovalJustification,
            RejectPath = UnlessWhatIf(RejectPath),
            JournalPath = UnlessWhatIf(Journal),
        };
        Func<ImportResult, bool>? approve = this.AsksOrTells() ? draft => ShouldProcess(RowLabel.Of(draft), action) : null;
        GuardFiles(() => run = Open(context, options, approve));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!SawInput)
        {
            ThrowTerminatingError(ErrorRecords.Because(nameof(Texts.NothingToImport), Texts.NothingToImport, ErrorCategory.InvalidArgument));
        }

        GuardFiles(() => writer!.Write(run!.Rest()));
        writer!.EndProgress();
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => run?.Stop();

    /// <summary>Ends the run. Waits up to five seconds for requests under way.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the run.</summary>
    /// <param name="disposing">False from a finalizer, of which there is none.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            ImportRun? over = run;
            run = null;
            over?.Dispose();
        }
    }

    private protected abstract ImportOptions OptionsOf(IntuneImportContext context);

    private protected abstract ImportRun Open(IntuneImportContext context, ImportOptions options, Func<ImportResult, bool>? approve);

    private protected override void OpenFile(string file)
    {
        if (RejectPath is not null && Files.IsSame(file, RejectPath))
        {
            run!.DropRejects();
            ThrowTerminatingError(ErrorRecords.Because(
                nameof(Texts.RejectPathIsInput), Phrase.Of(Texts.RejectPathIsInput, file), ErrorCategory.InvalidArgument, file));
        }
    }

    private protected override void Take(DeviceRow row, object? target)
    {
        // As GuardFiles, without its delegate: this runs once a row.
        try
        {
            run!.Post(row, target);
            if (run.HasNews)
            {
                writer!.Write(run.Ready());
            }
        }
        catch (Exception failure) when (ErrorOfFiles(failure) is { } error)
        {
            ThrowTerminatingError(error);
        }
    }

    // Without the files that its caller asked for, a run would end otherwise than the caller expects.
    private void GuardFiles(Action write)
    {
        try
        {
            write();
        }
        catch (Exception failure) when (ErrorOfFiles(failure) is { } error)
        {
            ThrowTerminatingError(error);
        }
    }

    private ErrorRecord? ErrorOfFiles(Exception failure) => failure switch
    {
        JournalException unusable => ErrorRecords.From(unusable, unusable.ErrorId, ErrorCategory.ResourceUnavailable, unusable.Path),
        // .NET Framework says NotSupportedException of a path such as a:b.
        IOException or UnauthorizedAccessException or NotSupportedException when RejectPath is not null => ErrorRecords.Because(
            nameof(Texts.RejectPathRefused), Phrase.Of(Texts.RejectPathRefused, RejectPath, failure.Message), ErrorCategory.WriteError, RejectPath),
        _ => null,
    };

    private void RequireTwoFiles()
    {
        if (RejectPath is not null && Journal is not null && Files.IsSame(SessionState.Path.GetUnresolvedProviderPathFromPSPath(Journal), RejectPath))
        {
            ThrowTerminatingError(ErrorRecords.Because(nameof(Texts.JournalIsRejectPath), Texts.JournalIsRejectPath, ErrorCategory.InvalidArgument, Journal));
        }
    }

    // A rehearsal leaves no file behind.
    private string? UnlessWhatIf(string? path) =>
        path is null || this.IsWhatIf() ? null : SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);
}
