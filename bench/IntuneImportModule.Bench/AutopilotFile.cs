using System.Buffers.Text;
using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using IntuneImportModule.Core.Csv;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Bench;

/// <summary>80 MB of Autopilot rows: what reading, rules and JSON cost beside the least that anybody would have to do with these bytes.</summary>
[MemoryDiagnoser]
public class AutopilotFile
{
    private readonly byte[] decoded = new byte[4096];
    private byte[] read = [];

    [GlobalSetup]
    public void Prepare() => read = new byte[new FileInfo(BenchFiles.Autopilot).Length];

    [Benchmark(Baseline = true, Description = "file, base64, SHA-256")]
    public int Bound()
    {
        using FileStream file = new(BenchFiles.Autopilot, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        file.ReadExactly(read);
        ReadOnlySpan<byte> rest = read;
        Span<byte> sum = stackalloc byte[SHA256.HashSizeInBytes];
        int bytes = 0;
        while (rest.IndexOf(",,"u8) is >= 0 and int start)
        {
            rest = rest[(start + 2)..];
            Base64.DecodeFromUtf8(rest[..rest.IndexOf((byte)',')], decoded, out _, out int written);
            bytes += SHA256.HashData(decoded.AsSpan(0, written), sum);
        }

        return bytes;
    }

    [Benchmark(Description = "CSV reading")]
    public int Read() => DeviceCsv.Read(BenchFiles.Autopilot, new CsvOptions { Kind = CsvKind.Autopilot }, _ => { }).Count();

    [Benchmark(Description = "CSV reading, rules")]
    public int ReadAndCheck()
    {
        AutopilotAdmission admission = new(RowDefaults.None);
        int number = 0;
        return Rows().Count(row => admission.Admit(row, ++number).Row.Problem is null);
    }

    [Benchmark(Description = "CSV reading, rules, JSON")]
    public long ReadCheckAndWrite()
    {
        AutopilotAdmission admission = new(RowDefaults.None);
        return Json.Write(Rows().Select((row, i) => admission.Admit(row, i + 1)), rowsABatch: 500);
    }

    private static IEnumerable<DeviceRow> Rows() => DeviceCsv.Read(BenchFiles.Autopilot, new CsvOptions { Kind = CsvKind.Autopilot }, _ => { });
}
