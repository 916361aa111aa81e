using System.Management.Automation;
using System.Text;
using IntuneImportModule.Completion;
using IntuneImportModule.Core.Csv;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Errors;
using IntuneImportModule.Rows;

namespace IntuneImportModule.Commands;

/// <summary>What every command that takes rows has in common: where they come from, and how they are read.</summary>
/// <remarks>
/// Before each row the engine looks through all parameters that are not bound: seven times where the default set is the one that the row is
/// bound in, four times where it is another; and it makes an object more for each that is mandatory. So -Path's set is the default one, and
/// nothing is mandatory; a call with nothing at all is told so at its end.
/// </remarks>
public abstract class RowCommand : PSCmdlet
{
    private protected const string InputObjectSet = "InputObject";
    private protected const string PathSet = "Path";
    private protected const string LiteralPathSet = "LiteralPath";

    private readonly PipelineRow rows = new();
    private InputFiles? files;
    private bool expectsInput;

    /// <summary>A row: a CSV row, a hashtable, a Graph object, a result of an earlier import, or a file.</summary>
    [Parameter(ValueFromPipeline = true, ParameterSetName = InputObjectSet)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public PSObject? InputObject { get; set; }

    /// <summary>CSV files; wildcards are resolved.</summary>
    [Parameter(Position = 0, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CsvFileCompleter))]
    public string[]? Path { get; set; }

    /// <summary>CSV files, taken as they are written.</summary>
    [Parameter(ParameterSetName = LiteralPathSet)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CsvFileCompleter))]
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
    [ArgumentCompleter(typeof(DelimiterCompleter))]
    public char? Delimiter { get; set; }

    private protected abstract CsvKind Kind { get; }

    private protected abstract RowDefaults Defaults { get; }

    /// <summary>True once a row has come, or a file was named.</summary>
    private protected bool SawInput { get; private set; }

    private protected InputFiles Files => files!;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        expectsInput = MyInvocation.ExpectingInput;
        if (expectsInput && (Path is not null || ParameterSetName is not (PathSet or InputObjectSet)))
        {
            // The engine would refuse each row by itself, in words that help nobody.
            ThrowTerminatingError(ErrorRecords.Because(nameof(Texts.InputTwice), Texts.InputTwice, ErrorCategory.InvalidArgument));
        }

        files = new InputFiles(SessionState, new CsvOptions
        {
            Kind = Kind,
            ImportedDeviceIdentityType = Defaults.ImportedDeviceIdentityType,
            Encoding = Encoding,
            Delimiter = Delimiter,
        });
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // Once a row: no question to the engine here.
        if (expectsInput)
        {
            ProcessPiped();
            return;
        }

        switch (ParameterSetName)
        {
            case InputObjectSet:
                AcceptAll(GivenRows.OfArgument(InputObject));
                break;
            case PathSet when Path is null:
                // Without pipeline and arguments ProcessRecord runs once all the same.
                break;
            case PathSet:
                ReadFiles(Path!, isLiteral: false);
                break;
            case LiteralPathSet:
                ReadFiles(LiteralPath!, isLiteral: true);
                break;
            default:
                Accept(SingleDevice(), null);
                break;
        }
    }

    /// <summary>What is done with a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="target">The caller's own object; null for a row of a file or of parameters.</param>
    private protected abstract void Take(DeviceRow row, object? target);

    /// <summary>The row that the parameters of a single device describe.</summary>
    private protected abstract DeviceRow SingleDevice();

    /// <summary>Called before a file is read.</summary>
    /// <param name="file">Full path.</param>
    private protected virtual void OpenFile(string file)
    {
    }

    /// <summary>Called for a file that is not there or cannot be read on; the others are read all the same.</summary>
    /// <param name="error">Why.</param>
    private protected virtual void FileFailed(ErrorRecord error) => WriteError(error);

    private void ProcessPiped()
    {
        if (GivenRows.InArray(InputObject) is { } items)
        {
            AcceptAll(items);
        }
        else
        {
            AcceptObject(InputObject);
        }
    }

    private void AcceptAll(IEnumerable<PSObject?> items)
    {
        foreach (PSObject? item in items)
        {
            AcceptObject(item);
        }
    }

    private void AcceptObject(PSObject? item)
    {
        if (item?.BaseObject is FileSystemInfo file)
        {
            ReadFiles([file.FullName], isLiteral: true);
        }
        else
        {
            Accept(OwnObjects.CheckForImport(rows.Read(item), item, Kind), PipelineRow.TargetOf(item));
        }
    }

    private void ReadFiles(string[] paths, bool isLiteral)
    {
        SawInput = true;
        foreach (string path in paths)
        {
            foreach (string file in Guard(path, () => Files.Resolve(path, isLiteral)) ?? [])
            {
                OpenFile(file);
                ReadFile(file);
            }
        }
    }

    private void ReadFile(string file)
    {
        using IEnumerator<DeviceRow> lines = Files.Read(file, notice => WriteWarning($"{notice.File}: {notice.Text}")).GetEnumerator();
        while (Guard(file, () => lines.MoveNext() ? lines.Current : null) is { } row)
        {
            Accept(row, null);
        }
    }

    private void Accept(DeviceRow row, object? target)
    {
        SawInput = true;
        Take(row, target);
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
            FileFailed(ErrorRecords.ForFile(failure, path));
            return null;
        }
    }
}
