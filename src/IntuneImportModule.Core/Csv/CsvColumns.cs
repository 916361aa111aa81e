using System.Globalization;
using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Csv;

/// <summary>Which cell of a record is which column; binds records to rows.</summary>
/// <param name="cells">The cells that mean something, with the name they go by.</param>
/// <param name="width">How many cells a record may have.</param>
/// <param name="identityType">The type of identifiers that have none beside them; null if the file tells or the rules decide.</param>
internal sealed class CsvColumns((int Index, ColumnName Name)[] cells, int width, string? identityType = null)
{
    // Last of all ranks: whatever the file says about a row's type comes first.
    private static readonly ColumnName DefaultType = new(Column.ImportedDeviceIdentityType, int.MaxValue - 1);

    private readonly RowCells row = new();

    /// <summary>The columns of a file without a header, from left to right.</summary>
    /// <param name="columns">What the cells mean.</param>
    /// <param name="identityType">The type of the identifiers, where that is one column.</param>
    public static CsvColumns InOrder(IReadOnlyList<Column> columns, string? identityType = null) =>
        new([.. columns.Select((column, index) => (index, new ColumnName(column, 0)))], columns.Count, identityType);

    /// <summary>The row that a record is.</summary>
    /// <param name="records">The reader, standing on the record.</param>
    /// <param name="file">The file's name.</param>
    public DeviceRow Row(CsvRecords records, string file)
    {
        foreach ((int index, ColumnName name) in cells)
        {
            if (name.Column == Column.HardwareHash)
            {
                row.SetHash(name, records.Utf8(index));
            }
            else if (!records.Utf8(index).IsEmpty)
            {
                row.Set(name, records.Text(index));
                if (name.Column == Column.ImportedDeviceIdentifier)
                {
                    row.Set(DefaultType, identityType);
                }
            }
        }

        int line = records.Line;
        return row.TakeRow(new RowSource(file, line), records.Problem ?? Surplus(records, line));
    }

    /// <summary>Cells beyond the last column: one of the cells before them was cut in two, and nobody knows which.</summary>
    private string? Surplus(CsvRecords records, int line)
    {
        for (int i = records.Count - 1; i >= width; i--)
        {
            if (!records.Utf8(i).IsEmpty)
            {
                return string.Format(
                    CultureInfo.InvariantCulture,
                    "Line {0} has {1} cells where the file has {2} columns. A delimiter inside a cell? Put quotes around that cell.",
                    line,
                    i + 1,
                    width);
            }
        }

        return null;
    }
}
