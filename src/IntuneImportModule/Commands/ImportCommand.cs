using System.Management.Automation;
using System.Text;
using IntuneImportModule.Completion;
using IntuneImportModule.Core.Csv;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Core.Journal;
using IntuneImportModule.Errors;
using IntuneImportModule.Rows;
using IntuneImportModule.Session;

namespace IntuneImportModule.Commands;

/// <summary>What both imports have in common: where rows come from, and how a run's events reach the pipeline.</summary>
public abstract class ImportCommand : IntuneImportCommand, IDisposable
{
    private protected const string InputObjectSet = "InputObject";
    private protected const string PathSet = "Path";
    private protected const string LiteralPathSet = "LiteralPath";

    private readonly PipelineRow rows = new();
    private ImportRun? run;
    private RunWriter? writer;
    private InputFiles? files;
    private bool sawInput;

    /// <summary>A row: a CSV row, a hashtable, a Graph object, a result of an earlier import, or a file.</summary>
    [Parameter(ValueFromPipeline = true, ParameterSetName = InputObjectSet)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public PSObject? InputObject { get; set; }

    /// <summary>CSV files; wildcards are resolved.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Path { get; set; }

    /// <summary>CSV files, taken as they are written.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>The files' encoding; found by itself otherwise.</summary>
    [Parameter(ParameterSetName = InputObjectSet)]
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [EncodingTransformation]
    [ArgumentCompleter(typeof(EncodingCompleter))]
    public Encoding? Encoding { get; set; }

    /// <summary>The files' delimiter; found by itself otherwise.</summary>
    [Parameter(ParameterSetName = InputObjectSet)]
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    public char? Delimiter { get; set; }

    /// <summary>Requests under way at once at most.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>A CSV file for the source rows of everything that did not succeed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? RejectPath { get; set; }

    /// <summary>A file that lets the same command continue where an interrupted run has ended.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    /// <summary>The reason that Multi Admin Approval asks for.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ApprovalJustification { get; set; }

    private protected abstract CsvKind Kind { get; }

    private protected abstract string ActionName { get; }

    private protected abstract RowDefaults Defaults { get; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (MyInvocation.ExpectingInput && ParameterSetName != InputObjectSet)
        {
            // The engine would refuse each row by itself, in words that help nobody.
            ThrowTerminatingError(ErrorRecords.Because(nameof(Texts.InputTwice), Texts.InputTwice, ErrorCategory.InvalidArgument));
        }

        IntuneImportContext context = RequireContext();
        files = new InputFiles(SessionState, new CsvOptions
        {
            Kind = Kind,
            ImportedDeviceIdentityType = Defaults.ImportedDeviceIdentityType,
            Encoding = Encoding,
            Delimiter = Delimiter,
        });
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
        GuardFiles(() => run = Open(context, options, draft => ShouldProcess(RowLabel.Of(draft), action)));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case InputObjectSet:
                ProcessInput();
                break;
            case PathSet:
                ImportFiles(Path!, isLiteral: false);
                break;
            case LiteralPathSet:
                ImportFiles(LiteralPath!, isLiteral: true);
                break;
            default:
                Post(SingleDevice(), null);
                break;
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!sawInput)
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
            run?.Dispose();
            run = null;
        }
    }

    private protected abstract ImportOptions OptionsOf(IntuneImportContext context);

    private protected abstract ImportRun Open(IntuneImportContext context, ImportOptions options, Func<ImportResult, bool> approve);

    private protected abstract DeviceRow SingleDevice();

    private void ProcessInput()
    {
        // Without pipeline and arguments ProcessRecord runs once all the same.
        if (!MyInvocation.ExpectingInput && !MyInvocation.BoundParameters.ContainsKey(nameof(InputObject)))
        {
            return;
        }

        foreach (PSObject? item in MyInvocation.ExpectingInput ? GivenRows.OfItem(InputObject) : GivenRows.OfArgument(InputObject))
        {
            if (item?.BaseObject is FileSystemInfo file)
            {
                ImportFiles([file.FullName], isLiteral: true);
            }
            else
            {
                Post(rows.Read(item), PipelineRow.TargetOf(item));
            }
        }
    }

    private void ImportFiles(string[] paths, bool isLiteral)
    {
        sawInput = true;
        foreach (string path in paths)
        {
            foreach (string file in Guard(path, () => files!.Resolve(path, isLiteral)) ?? [])
            {
                if (RejectPath is not null && files!.IsSame(file, RejectPath))
                {
                    run!.DropRejects();
                    ThrowTerminatingError(ErrorRecords.Because(
                        nameof(Texts.RejectPathIsInput), Phrase.Of(Texts.RejectPathIsInput, file), ErrorCategory.InvalidArgument, file));
                }

                ImportFile(file);
            }
        }
    }

    private void ImportFile(string file)
    {
        using IEnumerator<DeviceRow> rows = files!.Read(file, notice => WriteWarning($"{notice.File}: {notice.Text}")).GetEnumerator();
        while (Guard(file, () => rows.MoveNext() ? rows.Current : null) is { } row)
        {
            Post(row, null);
        }
    }

    // One unreadable file costs that file; the others go on.
    private T? Guard<T>(string path, Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (InputFiles.IsFileFailure(failure))
        {
            WriteError(ErrorRecords.ForFile(failure, path));
            return null;
        }
    }

    // Without the files that its caller asked for, a run would end otherwise than the caller expects.
    private void GuardFiles(Action write)
    {
        try
        {
            write();
        }
        catch (JournalException unusable)
        {
            ThrowTerminatingError(ErrorRecords.From(unusable, unusable.ErrorId, ErrorCategory.ResourceUnavailable, unusable.Path));
        }
        catch (Exception refused) when (RejectPath is not null && InputFiles.IsFileFailure(refused))
        {
            ThrowTerminatingError(ErrorRecords.Because(
                nameof(Texts.RejectPathRefused), Phrase.Of(Texts.RejectPathRefused, RejectPath, refused.Message), ErrorCategory.WriteError, RejectPath));
        }
    }

    private void Post(DeviceRow row, object? target)
    {
        sawInput = true;
        run!.Post(row, target);
        writer!.Write(run.Ready());
    }

    // A rehearsal leaves no file behind.
    private string? UnlessWhatIf(string? path) =>
        path is null || this.IsWhatIf() ? null : SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);
}
