using BenchmarkDotNet.Attributes;
using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Bench;

/// <summary>One hardware hash of 4,000 characters: the check that every row goes through, and the full decoding.</summary>
[MemoryDiagnoser]
public class HashChecking
{
    private readonly string text = BenchFiles.Hash("SN00000001");
    private readonly HashBuffer hashes = new();
    private DeviceRow row = DeviceRow.Of();

    [GlobalSetup]
    public void Prepare() => row = DeviceRow.Of((Column.SerialNumber, "SN00000001"), (Column.HardwareHash, text));

    [Benchmark(Baseline = true, Description = "rules of a row")]
    public object Check() => AutopilotRules.Admit(row, RowDefaults.None, hashes);

    [Benchmark(Description = "full decoding")]
    public bool Decode() => HardwareHash.TryDecode(text, out _, out _);
}
