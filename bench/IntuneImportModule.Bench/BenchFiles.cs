using System.Globalization;
using System.Text;
using IntuneImportModule.Core.Tests.Devices;

namespace IntuneImportModule.Bench;

/// <summary>The two inputs that everything is measured with, made once a process.</summary>
internal static class BenchFiles
{
    public const int Devices = 20_000;
    public const int Identifiers = 300_000;
    private const int HashBytes = 3000;
    private static readonly byte[] Filler = MakeFiller();

    /// <summary>20,000 Autopilot rows with hashes of 4,000 characters: 80 MB.</summary>
    public static string Autopilot { get; } = Write("autopilot", "Device Serial Number,Windows Product ID,Hardware Hash,Group Tag", Devices, i =>
        $"SN{i:D8},,{Hash("SN" + i.ToString("D8", CultureInfo.InvariantCulture))},Sales");

    /// <summary>300,000 identifiers: 13 MB.</summary>
    public static string Identities { get; } = Write("identifiers", "ImportedDeviceIdentityType,ImportedDeviceIdentifier,Description", Identifiers, i =>
        $"serialNumber,SN{i:D8},Laptop of floor {i % 40}");

    /// <summary>A hash with a checksum, and no long runs of one letter.</summary>
    public static string Hash(string serialNumber) =>
        Convert.ToBase64String(HashBuilder.Minimal(serialNumber).Block(99, Filler).Build().AsSpan(0, HashBytes));

    private static byte[] MakeFiller()
    {
        byte[] filler = new byte[2400];
        new Random(1).NextBytes(filler);
        return filler;
    }

    private static string Write(string name, string header, int rows, Func<int, string> row)
    {
        string path = Path.Combine(Path.GetTempPath(), $"IntuneImportModule.Bench.{name}.csv");
        using StreamWriter writer = new(path, append: false, Encoding.UTF8);
        writer.WriteLine(header);
        for (int i = 0; i < rows; i++)
        {
            writer.WriteLine(row(i));
        }

        return path;
    }
}
