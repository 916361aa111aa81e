namespace IntuneImportModule.Core.Devices;

/// <summary>One row of the input as it was read, before any rule was applied. The same for a CSV line and a pipeline object.</summary>
public sealed class DeviceRow
{
    private readonly FilledCells cells;

    internal DeviceRow(FilledCells cells, HashText hash, RowSource source = default, string? problem = null)
    {
        this.cells = cells;
        Hash = hash;
        Source = source;
        Problem = problem;
    }

    /// <summary>A row that could not be read at all.</summary>
    /// <param name="problem">Why, in words for the user.</param>
    public static DeviceRow Unreadable(string problem) => new(default, default, default, problem);

    /// <summary>A row of given cells.</summary>
    /// <param name="cells">Columns and their texts; blank counts as missing.</param>
    public static DeviceRow Of(params (Column Column, string? Text)[] cells)
    {
        RowCells row = new();
        foreach ((Column column, string? text) in cells)
        {
            row.Set(new ColumnName(column, 0), text);
        }

        return row.TakeRow();
    }

    /// <summary>Where the row stands in a file; empty for a pipeline object.</summary>
    public RowSource Source { get; }

    /// <summary>Why the row could not be read at all, in words for the user; null for a readable row.</summary>
    public string? Problem { get; }

    /// <summary>Why the row is not what the command is about, although it can be read; null for one that may be.</summary>
    public RowProblem? Refusal { get; private init; }

    /// <summary>The hardware hash as text. It has no indexer entry, so that nothing prints it by accident.</summary>
    internal HashText Hash { get; }

    /// <summary>The trimmed text of a cell; null where it is missing or blank.</summary>
    /// <param name="column">Any column but <see cref="Column.HardwareHash"/>, which never becomes an ordinary string here.</param>
    public string? this[Column column] => cells[column];

    /// <summary>The same row, refused.</summary>
    /// <param name="problem">Why.</param>
    public DeviceRow Refused(RowProblem problem) => new(cells, Hash, Source, Problem) { Refusal = problem };
}
