using System.Management.Automation;
using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Rows;

/// <summary>A row of a command that is about what the service has.</summary>
/// <param name="Number">1-based place in the input.</param>
/// <param name="Cells">The row's cells.</param>
/// <param name="Source">The caller's own object; null for a named one.</param>
internal sealed record TargetRow(int Number, DeviceRow Cells, object? Source)
{
    /// <summary>The id where it is Graph's: many objects have an Id of their own kind.</summary>
    public string? GraphId => Guid.TryParse(Cells[Column.Id], out _) ? Cells[Column.Id] : null;

    /// <summary>A row of a pipeline object; a bare text is taken as one column's cell.</summary>
    /// <param name="number">1-based place in the input.</param>
    /// <param name="item">What came through the pipeline.</param>
    /// <param name="textColumn">What a bare text means.</param>
    /// <param name="reader">Reads objects.</param>
    public static TargetRow Of(int number, PSObject? item, Column textColumn, PipelineRow reader) => new(
        number,
        item?.BaseObject is string text && !string.IsNullOrWhiteSpace(text) ? DeviceRow.Of((textColumn, text)) : reader.Read(item),
        PipelineRow.TargetOf(item));
}
