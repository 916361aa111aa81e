using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Core.Tests.Import;

/// <summary>What posting a row allocates on the posting thread. The figures are budgets: up to half as much again as was measured.</summary>
// .NET Framework 4.7.2 does not count allocations.
[Trait("NotOn", "NetFramework")]
public sealed class AllocationBudgetTests
{
    [Theory]
    [InlineData(true, 1250)]
    [InlineData(false, 750)]
    public void Posting_a_row_allocates_within_its_budget(bool isAutopilot, int budget)
    {
        const int Rows = 2000;
        using GraphConnection connection = GraphConnection.WithToken(GraphEndpoint.Global, "token");
        ImportOptions options = new() { BatchSize = int.MaxValue };
        using ImportRun run = isAutopilot
            ? ImportRun.ForAutopilotDevices(connection, options)
            : ImportRun.ForDeviceIdentities(connection, options);
        DeviceRow[] rows = TestRows.Many(Rows, isAutopilot);
        run.Post(isAutopilot ? TestRows.Autopilot("WARM-UP") : TestRows.Serial("WARM-UP"));

        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (DeviceRow row in rows)
        {
            run.Post(row);
        }

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Rows, 1, budget);
    }

    [Fact]
    public void A_hash_of_four_thousand_characters_costs_no_memory_of_its_own()
    {
        const int Rows = 500;
        string hash = Convert.ToBase64String(new byte[3000]);
        DeviceRow[] rows = [.. Enumerable.Range(1, Rows).Select(i => DeviceRow.Of((Column.SerialNumber, TestRows.Name(i)), (Column.HardwareHash, hash)))];
        RowTest test = RowTest.ForAutopilotDevices();
        test.Check(rows[0]);

        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (DeviceRow row in rows)
        {
            test.Check(row);
        }

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Rows, 1, 1600);
    }
}
