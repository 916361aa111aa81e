using IntuneImportModule.Core.Csv;
using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Tests.Csv;

public sealed class CsvFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("csv").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Rows_name_the_file_and_the_line()
    {
        string path = Write("a.csv", "Imei\r\n\r\n123456789012345\r\n");

        DeviceRow row = Assert.Single(Read(path));

        Assert.Equal(new RowSource(path, 3), row.Source);
    }

    [Fact]
    public void File_is_opened_when_rows_are_asked_for()
    {
        string path = Path.Combine(folder, "later.csv");
        IEnumerable<DeviceRow> rows = Read(path);
        Write("later.csv", "Imei\n1\n2\n");

        Assert.Equal(2, rows.Count());
        Assert.Equal(2, rows.Count());
    }

    [Fact]
    public void File_is_closed_when_reading_stops_early()
    {
        string path = Write("a.csv", "Imei\n1\n2\n");

        Assert.NotNull(Read(path).First());

        using FileStream exclusive = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.True(exclusive.CanWrite);
    }

    [Fact]
    public void File_that_another_program_keeps_open_is_read()
    {
        string path = Write("a.csv", "Imei\n1\n");
        using FileStream excel = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);

        Assert.Single(Read(path));
    }

    [Fact]
    public void Missing_file_and_directory_are_left_to_the_caller()
    {
        Assert.Throws<FileNotFoundException>(() => Read(Path.Combine(folder, "none.csv")).Count());
        Assert.Throws<DirectoryNotFoundException>(() => Read(Path.Combine(folder, "none", "none.csv")).Count());
        Assert.Throws<UnauthorizedAccessException>(() => Read(folder).Count());
    }

    [Theory]
    [InlineData('"')]
    [InlineData('\r')]
    [InlineData('\n')]
    [InlineData('\0')]
    [InlineData('§')]
    public void Delimiter_that_cannot_be_one_is_refused_at_once(char delimiter) =>
        Assert.Throws<ArgumentException>(() => DeviceCsv.Read("x.csv", CsvCase.Identity with { Delimiter = delimiter }, _ => { }));

    private static IEnumerable<DeviceRow> Read(string path) => DeviceCsv.Read(path, CsvCase.Identity, _ => { });

    private string Write(string name, string text)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
