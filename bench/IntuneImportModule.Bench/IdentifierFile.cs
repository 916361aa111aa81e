using BenchmarkDotNet.Attributes;
using IntuneImportModule.Core.Csv;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Bench;

/// <summary>300,000 identifiers: what reading, rules, JSON and the search for duplicates cost.</summary>
[MemoryDiagnoser]
public class IdentifierFile
{
    private readonly DeviceIdentityAdmission admission = new(RowDefaults.None);

    [GlobalSetup]
    public void Prepare() => _ = BenchFiles.Identities;

    [Benchmark(Baseline = true, Description = "CSV reading")]
    public int Read() => Rows().Count();

    [Benchmark(Description = "CSV reading, rules")]
    public int ReadAndCheck() => Rows().Count(row => admission.Admit(row, 1).Row.Problem is null);

    [Benchmark(Description = "CSV reading, rules, JSON")]
    public long ReadCheckAndWrite() => Json.Write(Rows().Select((row, i) => admission.Admit(row, i + 1)), rowsABatch: 1000);

    // As many at a time as in a run.
    [Benchmark(Description = "CSV reading, rules, duplicates")]
    public int ReadCheckAndCompare()
    {
        InputCheck check = new(admission.Admit);
        int number = 0;
        int fit = 0;
        GatheredRows gathered = new(
            row => check.Apply(row, ++number),
            (candidate, _, _) => fit += check.Refuse(candidate) is null ? 1 : 0,
            new DeviceIdentityImport(RowDefaults.None, overwrite: false).MostGathered);
        foreach (DeviceRow row in Rows())
        {
            gathered.Add(row, target: null, enough: int.MaxValue);
        }

        gathered.AdmitAll();
        return fit;
    }

    private static IEnumerable<DeviceRow> Rows() => DeviceCsv.Read(BenchFiles.Identities, new CsvOptions { Kind = CsvKind.DeviceIdentity }, _ => { });
}
