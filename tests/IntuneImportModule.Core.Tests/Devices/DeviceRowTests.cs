using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Tests.Devices;

public sealed class DeviceRowTests
{
    private static readonly Column[] Columns = [.. Enumerable.Range(0, ColumnNames.Count).Select(i => (Column)i).Where(column => column != Column.HardwareHash)];

    [Fact]
    public void A_row_has_the_cells_that_were_filled_and_no_others()
    {
        Random random = new(9);
        for (int i = 0; i < 500; i++)
        {
            Column[] filled = [.. Columns.Where(_ => random.Next(3) == 0)];
            DeviceRow row = DeviceRow.Of([.. filled.Select(column => (column, (string?)$" {column} "))]);

            Assert.All(Columns, column => Assert.Equal(filled.Contains(column) ? column.ToString() : null, row[column]));
        }
    }

    [Fact]
    public void A_row_that_cannot_be_read_has_none() => Assert.All(Columns, column => Assert.Null(DeviceRow.Unreadable("why")[column]));

    [Fact]
    public void The_next_row_has_nothing_of_the_one_before()
    {
        RowCells cells = new();
        cells.Set(new ColumnName(Column.SerialNumber, 0), "SN-1");
        cells.Set(new ColumnName(Column.DisplayName, 0), "One");
        DeviceRow first = cells.TakeRow();
        cells.Set(new ColumnName(Column.SerialNumber, 0), "SN-2");
        DeviceRow second = cells.TakeRow();

        Assert.Equal(("SN-1", "One", "SN-2", null), (first[Column.SerialNumber], first[Column.DisplayName], second[Column.SerialNumber], second[Column.DisplayName]));
    }
}
