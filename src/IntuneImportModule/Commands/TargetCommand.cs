using System.Management.Automation;
using IntuneImportModule.Core.Csv;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Errors;
using IntuneImportModule.Rows;

namespace IntuneImportModule.Commands;

/// <summary>What commands that take rows have in common: they gather some, and deal with them together.</summary>
public abstract class TargetCommand : ServiceCommand
{
    private protected const string InputObjectSet = "InputObject";
    private protected const string SerialNumberSet = "SerialNumber";
    private protected const string IdSet = "Id";
    private protected const string ImportIdSet = "ImportId";

    private readonly PipelineRow reader = new();
    private readonly List<TargetRow> gathered = [];
    private int count;

    /// <summary>A row: an object of this module, a Graph object, a CSV row, a hashtable, or a bare text.</summary>
    [Parameter(ValueFromPipeline = true, ParameterSetName = InputObjectSet)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public PSObject? InputObject { get; set; }

    /// <summary>What the command is about; objects of the other family are refused.</summary>
    private protected virtual CsvKind Family => CsvKind.Autopilot;

    /// <summary>What a bare text means.</summary>
    private protected virtual Column TextColumn => Column.SerialNumber;

    /// <summary>Rows that are dealt with together.</summary>
    private protected virtual int ChunkSize => Core.Graph.GraphBatch.Most;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName != InputObjectSet)
        {
            foreach (DeviceRow row in NamedRows())
            {
                Add(new TargetRow(++count, row, null));
            }
        }
        else if (HasInput)
        {
            foreach (PSObject? item in MyInvocation.ExpectingInput ? GivenRows.OfItem(InputObject) : GivenRows.OfArgument(InputObject))
            {
                TargetRow row = TargetRow.Of(++count, item, TextColumn, reader);
                Add(row with { Cells = OwnObjects.Check(row.Cells, item, Family) });
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Flush();
        if (ParameterSetName == InputObjectSet && !HasInput)
        {
            WithoutInput();
        }
    }

    /// <summary>The rows of the parameters that name something.</summary>
    private protected abstract IEnumerable<DeviceRow> NamedRows();

    /// <summary>Deals with some rows.</summary>
    /// <param name="rows">At least one.</param>
    private protected abstract void Process(IReadOnlyList<TargetRow> rows);

    /// <summary>Neither pipeline nor names: for a command that changes something there is nothing to do.</summary>
    private protected virtual void WithoutInput() => ThrowTerminatingError(
        ErrorRecords.Because(nameof(Texts.NothingNamed), Texts.NothingNamed, ErrorCategory.InvalidArgument));

    // Without pipeline and arguments ProcessRecord runs once all the same; an empty pipeline does not mean everything.
    private bool HasInput => MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(InputObject));

    private void Add(TargetRow row)
    {
        gathered.Add(row);
        if (gathered.Count >= ChunkSize)
        {
            Flush();
        }
    }

    private void Flush()
    {
        if (gathered.Count > 0)
        {
            TargetRow[] rows = [.. gathered];
            gathered.Clear();
            Process(rows);
        }
    }
}
