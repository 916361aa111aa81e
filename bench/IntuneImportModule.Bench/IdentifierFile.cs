using BenchmarkDotNet.Attributes;
using IntuneImportModule.Core.Csv;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Bench;

/// <summary>300,000 identifiers: what reading, rules, JSON and the search for duplicates cost.</summary>
[MemoryDiagnoser]
public class IdentifierFile
{
    [GlobalSetup]
    public void Prepare() => _ = BenchFiles.Identities;

    [Benchmark(Baseline = true, Description = "CSV reading")]
    public int Read() => Rows().Count();

    [Benchmark(Description = "CSV reading, rules")]
    public int ReadAndCheck() => Rows().Count(row => Admit(row).Draft.Status == ImportStatus.Pending);

    [Benchmark(Description = "CSV reading, rules, JSON")]
    public long ReadCheckAndWrite() => Json.Write(Rows().Select(Admit), rowsABatch: 1000);

    [Benchmark(Description = "CSV reading, rules, duplicates")]
    public int ReadCheckAndCompare()
    {
        InputCheck check = new(Admit);
        int number = 0;
        return Rows().Count(row => check.Admit(row, ++number, out _).Status == ImportStatus.Pending);
    }

    private static Candidate Admit(DeviceRow row) => DeviceIdentityCandidate.Of(DeviceIdentityRules.Admit(row, RowDefaults.None));

    private static IEnumerable<DeviceRow> Rows() => DeviceCsv.Read(BenchFiles.Identities, new CsvOptions { Kind = CsvKind.DeviceIdentity }, _ => { });
}
