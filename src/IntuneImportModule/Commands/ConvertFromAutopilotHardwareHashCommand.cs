using System.Management.Automation;
using System.Text;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Errors;
using IntuneImportModule.Rows;

namespace IntuneImportModule.Commands;

/// <summary>Tells what hardware hashes say about their devices, offline.</summary>
[Cmdlet(VerbsData.ConvertFrom, "AutopilotHardwareHash", DefaultParameterSetName = InputObjectSet)]
[OutputType(typeof(HardwareHashInfo))]
public sealed class ConvertFromAutopilotHardwareHashCommand : PSCmdlet
{
    private const string InputObjectSet = "InputObject";
    private const string HardwareHashSet = "HardwareHash";

    private readonly PipelineRow rows = new();
    private int count;

    /// <summary>Hashes as text or bytes, or rows that hold one under any of the names that an import knows.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = InputObjectSet)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public PSObject? InputObject { get; set; }

    /// <summary>The 4K hardware hash, base64. No validation attribute stands here: its message would print the hash.</summary>
    [Parameter(Mandatory = true, ParameterSetName = HardwareHashSet)]
    [AllowNull]
    [AllowEmptyString]
    public string? HardwareHash { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == HardwareHashSet)
        {
            Decode(HardwareHash, null, null);
            return;
        }

        foreach (PSObject? item in MyInvocation.ExpectingInput ? GivenRows.OfItem(InputObject) : OfArgument())
        {
            Read(item);
        }
    }

    // Bytes given as an argument are one hash, not many rows.
    private IEnumerable<PSObject?> OfArgument() => InputObject?.BaseObject is byte[]? [InputObject] : GivenRows.OfArgument(InputObject);

    private void Read(PSObject? item)
    {
        if (item?.BaseObject is string or byte[])
        {
            // No target: an error record would carry the hash itself.
            Decode(CellValue.ToText(item), null, null);
            return;
        }

        object? target = PipelineRow.TargetOf(item);
        DeviceRow row = rows.Read(item);
        if (row.Problem is { } problem)
        {
            Fail(problem, row[Column.SerialNumber], target);
        }
        else
        {
            Decode(Encoding.UTF8.GetString(row.Hash.ToUtf8()), row[Column.SerialNumber], target);
        }
    }

    private void Decode(string? text, string? label, object? target)
    {
        if (Core.Devices.HardwareHash.TryDecode(text, out HardwareHashInfo? info, out string? problem))
        {
            count++;
            WriteObject(info);
        }
        else
        {
            Fail(string.IsNullOrWhiteSpace(text) ? Texts.HardwareHashEmpty : problem, label, target);
        }
    }

    private void Fail(string problem, string? label, object? target) =>
        WriteError(ErrorRecords.ForHash(++count, label, problem, target));
}
