using System.Text;
using IntuneImportModule.Core.Csv;
using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Tests.Csv;

public class CsvMessageTests
{
    /// <summary>Stands for a hash or a user's name: in every cell of the damaged files, in no message.</summary>
    private const string Marker = "MARK3R";

    private static readonly string Long = new string('A', 300) + Marker;

    public static TheoryData<string, CsvKind, string?> Damaged => new()
    {
        { $"{Marker},{Marker},{Marker}", CsvKind.Autopilot, null },
        { $"{Marker},{Long}", CsvKind.Autopilot, null },
        { $"Group Tag,{Marker},SerialNumber\n{Marker},,", CsvKind.Autopilot, null },
        { $"SerialNumber,HardwareHash\n{Marker},{Marker},{Marker}", CsvKind.Autopilot, null },
        { $"SerialNumber,HardwareHash\n{Marker},\"{Marker}\n{Marker}", CsvKind.Autopilot, null },
        { $"SerialNumber,HardwareHash\n{Marker},\"{Marker}\n{Marker}\"{Marker}", CsvKind.Autopilot, null },
        { $"SerialNumber,HardwareHash\n{Marker},\"{Marker}\"{Marker}", CsvKind.Autopilot, null },
        { $"SerialNumber,HardwareHash\n{Marker},{string.Concat(Enumerable.Repeat(Marker, 500_000))}", CsvKind.Autopilot, null },
        { $"{Marker}", CsvKind.DeviceIdentity, null },
        { $"{Marker},{Marker}", CsvKind.DeviceIdentity, null },
        { $"{Marker},{Marker},{Marker}", CsvKind.DeviceIdentity, "imei" },
        { $"{Marker},{Marker},{Marker},{Marker}", CsvKind.DeviceIdentity, "imei" },
        { $"Identifier,{Marker}\n{Marker}", CsvKind.DeviceIdentity, null },
        { $"Manufacturer,{Marker}\n{Marker}", CsvKind.DeviceIdentity, null },
        { $"PK\u0003\u0004{Marker}", CsvKind.DeviceIdentity, null },
        { $"{Marker}\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0001", CsvKind.DeviceIdentity, null },
    };

    [Theory]
    [MemberData(nameof(Damaged))]
    public void Nothing_tells_what_stood_in_a_cell(string text, CsvKind kind, string? type)
    {
        List<string> told = [];
        CsvOptions options = new() { Kind = kind, ImportedDeviceIdentityType = type };
        using MemoryStream file = new([.. Encoding.UTF8.GetBytes(text), (byte)'\n', 0xFC]);
        try
        {
            foreach (DeviceRow row in DeviceCsv.Read(file, "devices.csv", options, note => told.Add(note.ToString())))
            {
                told.Add(row.Problem ?? string.Empty);
            }
        }
        catch (CsvFormatException error)
        {
            Assert.Null(error.InnerException);
            told.Add(error.ToString());
            told.Add(error.Problem + error.Expected + error.Column);
        }

        Assert.Contains(told, line => line.Length > 0);
        Assert.All(told, line => Assert.DoesNotContain(Marker, line, StringComparison.Ordinal));
    }

    [Fact]
    public void Error_tells_file_line_column_and_what_was_expected()
    {
        CsvFormatException error = Fail("\nDevice Serial Number,Group Tag\nS1,T\n", CsvCase.Autopilot);

        Assert.Equal("devices.csv", error.File);
        Assert.Equal(2, error.Line);
        Assert.Equal("HardwareHash", error.Column);
        Assert.Contains("devices.csv, line 2, column HardwareHash: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("Device Serial Number,Windows Product ID,Hardware Hash", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Workbook_is_told_what_to_do() =>
        Assert.Contains("Excel workbook", Fail("PK\u0003\u0004", CsvCase.Identity).Message, StringComparison.Ordinal);

    [Fact]
    public void Identifiers_of_no_type_are_told_the_parameter() =>
        Assert.Contains("-ImportedDeviceIdentityType", Fail("123456789012345", CsvCase.Identity).Message, StringComparison.Ordinal);

    [Fact]
    public void Row_of_too_many_cells_tells_line_and_counts()
    {
        using MemoryStream file = new("SerialNumber,Details\nS1,a,b,\n"u8.ToArray());

        DeviceRow row = Assert.Single(DeviceCsv.Read(file, "devices.csv", CsvCase.Identity, _ => { }));

        Assert.Equal("Line 2 has 3 cells where the file has 2 columns. A delimiter inside a cell? Put quotes around that cell.", row.Problem);
    }

    private static CsvFormatException Fail(string text, CsvOptions options) => Assert.Throws<CsvFormatException>(
        () => DeviceCsv.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "devices.csv", options, _ => { }).Count());
}
