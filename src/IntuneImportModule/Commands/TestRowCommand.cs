using System.Management.Automation;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Errors;

namespace IntuneImportModule.Commands;

/// <summary>What both tests have in common: one object per row, or one Boolean. Nothing is sent and no connection is needed.</summary>
public abstract class TestRowCommand : RowCommand
{
    private RowTest? test;
    private int tested;
    private bool isBad;

    /// <summary>Emits one Boolean: true where there are rows, every file could be read, and an import would refuse no row.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        test = Open(Defaults);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Quiet)
        {
            WriteObject(tested > 0 && !isBad);
        }
        else if (!SawInput)
        {
            ThrowTerminatingError(ErrorRecords.Because(nameof(Texts.NothingToTest), Texts.NothingToTest, ErrorCategory.InvalidArgument));
        }
    }

    private protected abstract RowTest Open(RowDefaults defaults);

    private protected override void Take(DeviceRow row, object? target)
    {
        tested++;
        if (Quiet)
        {
            isBad |= !test!.IsValid(row);
        }
        else
        {
            WriteObject(test!.Check(row), enumerateCollection: false);
        }
    }

    // A check in a pipeline runs with -ErrorAction Stop as often as not, and asks for false then, not for an exception.
    private protected override void FileFailed(ErrorRecord error)
    {
        isBad = true;
        if (Quiet)
        {
            WriteWarning(error.Exception.Message);
        }
        else
        {
            base.FileFailed(error);
        }
    }

    // An empty value never erases what exists, so it counts as not given; the imports do the same.
    private protected static string? OrNull(string? value) => string.IsNullOrWhiteSpace(value) ? null : value!.Trim();
}
