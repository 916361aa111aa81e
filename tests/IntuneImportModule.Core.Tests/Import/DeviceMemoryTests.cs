using System.Text;
using IntuneImportModule.Core.Authentication;
using IntuneImportModule.Core.Csv;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Core.Tests.Csv;
using IntuneImportModule.Core.Tests.Devices;

namespace IntuneImportModule.Core.Tests.Import;

/// <summary>What devices with hashes of the usual length cost from their file or object to their result, on all threads.</summary>
// .NET Framework 4.7.2 counts no allocations and tells of no large objects.
[Collection(HeapTests.Name)]
[Trait("NotOn", "NetFramework")]
public sealed class DeviceMemoryTests : IDisposable
{
    private const int BatchSize = 50;
    private const int WarmUp = 1_000;
    private const int Rows = 4_000;
    private readonly string _file = Path.GetTempFileName();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Large_objects_are_not_made_for_each_row_or_batch(bool isFile)
    {
        using LargeObjects large = new();
        IReadOnlyList<string> made = [];
        Import(isFile, () => large.Take(), () => made = large.Take());

        // The memory of bodies and answers, 200 KB each, is pooled. The search for duplicates keeps an object for thousands of rows.
        Assert.True(made.Count < Rows / BatchSize / 4, $"{made.Count} large objects were made: {string.Join("; ", made.Distinct())}.");
    }

    [Theory]
    [InlineData(true, 7_800)]
    [InlineData(false, 3_300)]
    public void A_row_allocates_within_its_budget_from_its_source_to_its_result(bool isFile, int budget)
    {
        long before = 0;
        long after = 0;
        Import(isFile, () => before = GC.GetTotalAllocatedBytes(precise: true), () => after = GC.GetTotalAllocatedBytes(precise: true));

        // A row of a file brings its hash along, four thousand bytes; the texts of the others were there before.
        Assert.InRange((after - before) / Rows, 1, budget);
    }

    /// <inheritdoc/>
    public void Dispose() => File.Delete(_file);

    private void Import(bool isFile, Action warm, Action over)
    {
        ForgetfulService service = new(512 * 1024);
        using GraphConnection connection = new(
            new Uri("http://127.0.0.1:1/"), new AccessTokenSource("token", "AccessToken", TimeProvider.System), service);
        using ImportRun run = ImportRun.ForAutopilotDevices(connection, new ImportOptions { BatchSize = BatchSize });
        IEnumerable<DeviceRow> rows = isFile ? FromFile() : FromText([.. Enumerable.Range(1, WarmUp + Rows).Select(Hash)]);
        int posted = 0;
        int imported = 0;
        foreach (DeviceRow row in rows)
        {
            run.Post(row);
            Pull();
            if (++posted is WarmUp or WarmUp + Rows)
            {
                Assert.True(SpinWait.SpinUntil(() => Pull() == posted, TimeSpan.FromSeconds(30)));
                (posted == WarmUp ? warm : over)();
            }
        }

        Assert.Empty(run.Rest().OfType<ResultEvent>());
        Assert.Equal((WarmUp + Rows) / BatchSize, service.Imports);

        int Pull() => imported += run.HasNews ? run.Ready().Count(told => told is ResultEvent { Result.Status: ImportStatus.Imported }) : 0;
    }

    private IEnumerable<DeviceRow> FromFile()
    {
        using (StreamWriter file = new(_file, append: false, Encoding.ASCII))
        {
            file.WriteLine("Device Serial Number,Windows Product ID,Hardware Hash");
            for (int i = 1; i <= WarmUp + Rows; i++)
            {
                file.WriteLine($"{TestRows.Name(i)},,{Hash(i)}");
            }
        }

        return DeviceCsv.Read(_file, CsvCase.Autopilot, _ => { });
    }

    private static IEnumerable<DeviceRow> FromText(string[] hashes) =>
        hashes.Select((hash, i) => DeviceRow.Of((Column.SerialNumber, TestRows.Name(i + 1)), (Column.HardwareHash, hash)));

    // Four thousand characters, as those of real devices.
    private static string Hash(int row) => HashBuilder.Minimal(TestRows.Name(row)).BuildText();
}
