using System.Text;
using IntuneImportModule.Core.Csv;
using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Tests.Csv;

public class PortalCsvWriterTests
{
    private static readonly string[] Awkward =
        ["plain", "a,b", "a;b;c;d;e;f;g;h;i", "tab\there", "\"quoted\"", "a \"b\" c", "two\nlines", "two\r\nlines", "Zürich €", "'", "=1+1", "sep=;", "#TYPE x"];

    [Fact]
    public void Autopilot_rows_come_out_as_the_portal_wants_them() =>
        Assert.Equal(
            "Device Serial Number,Windows Product ID,Hardware Hash,Group Tag,Assigned User\r\nS1,,QUJD,Kiosk 1,\r\n",
            Write(CsvKind.Autopilot, Row((Column.SerialNumber, "S1"), (Column.HardwareHash, "QUJD"), (Column.GroupTag, "Kiosk 1"))));

    [Fact]
    public void Identifiers_of_all_types_share_a_file() =>
        Assert.Equal(
            "ImportedDeviceIdentityType,ImportedDeviceIdentifier,Imei,Manufacturer,Model,SerialNumber,Description,Platform\r\n"
            + "imei,123456789012345,,,,,Bus 7,\r\n,,,Dell,\"XPS, 13\",S1,,windows\r\n",
            Write(
                CsvKind.DeviceIdentity,
                Row((Column.ImportedDeviceIdentityType, "imei"), (Column.ImportedDeviceIdentifier, "123456789012345"), (Column.Description, "Bus 7")),
                Row((Column.Manufacturer, "Dell"), (Column.Model, "XPS, 13"), (Column.SerialNumber, "S1"), (Column.Platform, "windows"))));

    [Fact]
    public void Autopilot_rows_read_back_the_same() => RoundTrip(
        CsvKind.Autopilot, [Column.SerialNumber, Column.ProductKey, Column.HardwareHash, Column.GroupTag, Column.AssignedUser]);

    [Fact]
    public void Identifier_rows_read_back_the_same() => RoundTrip(
        CsvKind.DeviceIdentity,
        [
            Column.ImportedDeviceIdentifier, Column.ImportedDeviceIdentityType, Column.Imei, Column.SerialNumber,
            Column.Manufacturer, Column.Model, Column.Description, Column.Platform,
        ]);

    [Fact]
    public void Row_with_nothing_in_it_is_not_written() =>
        Assert.Equal(
            "Device Serial Number,Windows Product ID,Hardware Hash,Group Tag,Assigned User\r\n", Write(CsvKind.Autopilot, Row()));

    // .NET Framework 4.7.2 does not count allocations.
    [Trait("NotOn", "NetFramework")]
    [Fact]
    public void Hash_is_written_without_a_string()
    {
        DeviceRow row = Row((Column.SerialNumber, "S1"), (Column.HardwareHash, new string('A', 4000)));
        using PortalCsvWriter writer = new(Stream.Null, CsvKind.Autopilot);
        writer.Write(row);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            writer.Write(row);
        }

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, 0, 200);
    }

    private static void RoundTrip(CsvKind kind, Column[] columns)
    {
        Random random = new(7);
        List<DeviceRow> rows = [];
        for (int i = 0; i < 300; i++)
        {
            (Column, string)[] cells = [.. columns.Where(_ => random.Next(3) > 0).Select(column => (column, Awkward[random.Next(Awkward.Length)]))];
            rows.Add(Row(cells.Length > 0 ? cells : [(columns[0], "x")]));
        }

        using MemoryStream file = new(Encoding.UTF8.GetBytes(Write(kind, [.. rows])));
        List<DeviceRow> again = [.. DeviceCsv.Read(file, "again.csv", new CsvOptions { Kind = kind }, note => Assert.Fail(note.Text))];

        Assert.Equal(rows.Select(Cells), again.Select(Cells));
    }

    private static string Cells(DeviceRow row)
    {
        string text = CsvCase.Describe(row);
        return text[text.IndexOf(' ', StringComparison.Ordinal)..];
    }

    private static string Write(CsvKind kind, params DeviceRow[] rows)
    {
        MemoryStream file = new();
        using (PortalCsvWriter writer = new(file, kind))
        {
            foreach (DeviceRow row in rows)
            {
                writer.Write(row);
            }
        }

        return Encoding.UTF8.GetString(file.ToArray());
    }

    private static DeviceRow Row(params (Column Column, string Text)[] values)
    {
        RowCells cells = new();
        foreach ((Column column, string text) in values)
        {
            cells.Set(new ColumnName(column, 0), text);
        }

        return cells.TakeRow();
    }
}
