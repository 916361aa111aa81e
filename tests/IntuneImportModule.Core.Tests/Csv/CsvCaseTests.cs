namespace IntuneImportModule.Core.Tests.Csv;

/// <summary>The tables of files, each with what must come out.</summary>
public class CsvCaseTests
{
    private static readonly Dictionary<string, CsvCase> Cases =
        new[] { HeaderCases.All, HeaderlessCases.All, DialectCases.All, EncodingCases.All, DamageCases.All }
            .SelectMany(cases => cases)
            .ToDictionary(item => item.Name);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void File_gives_what_the_table_says(string name)
    {
        CsvCase item = Cases[name];
        Assert.Equal(item.Expected, CsvCase.Read(item.File, item.Options));
    }

    /// <summary>A network share or a pipe hands out a byte or three at a time; nothing may depend on where a read ends.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void File_gives_the_same_in_small_reads(string name)
    {
        CsvCase item = Cases[name];
        Assert.Equal(item.Expected, CsvCase.Read(new TricklingStream(item.File, 1), item.Options));
        Assert.Equal(item.Expected, CsvCase.Read(new TricklingStream(item.File, 3), item.Options));
    }
}
