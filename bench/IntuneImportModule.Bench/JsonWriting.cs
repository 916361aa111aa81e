using BenchmarkDotNet.Attributes;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Bench;

/// <summary>JSON by itself: rows that have been through the rules are written into batches, as many as the files have.</summary>
[MemoryDiagnoser]
public class JsonWriting
{
    private Candidate device = null!;
    private Candidate identity = null!;

    /// <summary>One row of each kind; a device keeps its decoded hash for as long as no other row is admitted.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        DeviceRow hash = DeviceRow.Of((Column.SerialNumber, "SN00000001"), (Column.HardwareHash, BenchFiles.Hash("SN00000001")), (Column.GroupTag, "Sales"));
        device = new AutopilotAdmission(RowDefaults.None).Admit(hash, 1);
        DeviceRow serial = DeviceRow.Of((Column.ImportedDeviceIdentityType, "serialNumber"), (Column.ImportedDeviceIdentifier, "SN00000001"), (Column.Description, "Laptop of floor 7"));
        identity = new DeviceIdentityAdmission(RowDefaults.None).Admit(serial, 1);
    }

    [Benchmark(Description = "20,000 devices, 80 MB")]
    public long Devices() => Json.Write(Enumerable.Repeat(device, BenchFiles.Devices), rowsABatch: 500);

    [Benchmark(Description = "300,000 identifiers")]
    public long Identities() => Json.Write(Enumerable.Repeat(identity, BenchFiles.Identifiers), rowsABatch: 1000);
}
