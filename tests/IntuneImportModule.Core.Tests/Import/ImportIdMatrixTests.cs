using IntuneImportModule.Core.Import;
using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Import;

/// <summary>
/// Every fault that leaves open whether an Autopilot batch has arrived, under every way in which the service may treat importIds, with and
/// without records of earlier runs with the same serial numbers.
/// </summary>
public sealed class ImportIdMatrixTests
{
    private const int Batches = 5;
    private const int BatchSize = 4;

    private static readonly string[] s_unclear =
    [
        "408", "500", "500 after processing", "502 HTML", "503 with Retry-After", "504", "504 after processing",
        "reset before", "reset after", "reset after, visible late", "visible late", "truncated body", "hang before", "hang after",
        "empty 200", "HTML 200", "garbage 200", "rows dropped", "rows doubled", "rows added", "rows shuffled", "null state",
    ];

    public enum Leftovers
    {
        None,
        OnOnePage,
        OnManyPages,
    }

    public static TheoryData<string, ImportIdHandling, bool, Leftovers, int, int> Cases()
    {
        TheoryData<string, ImportIdHandling, bool, Leftovers, int, int> cases = [];
        foreach (string fault in s_unclear)
        {
            foreach (ImportIdHandling handling in Enum.GetValues<ImportIdHandling>())
            {
                foreach (Leftovers leftovers in Enum.GetValues<Leftovers>())
                {
                    // The first batch of all is the one whose answer tells how importIds are treated.
                    cases.Add(fault, handling, true, leftovers, 1, 4);
                    cases.Add(fault, handling, false, leftovers, 1, 1);
                    cases.Add(fault, handling, true, leftovers, 3, 1);
                    cases.Add(fault, handling, false, leftovers, 3, 1);
                    cases.Add(fault, handling, false, leftovers, 3, 4);
                }
            }
        }

        return cases;
    }

    // A thousand runs take minutes under Mono.
    [Trait("NotOn", "Mono")]
    [Theory]
    [MemberData(nameof(Cases))]
    public void Nothing_is_lost_or_sent_twice(string fault, ImportIdHandling handling, bool filter, Leftovers leftovers, int batch, int atOnce)
    {
        Plan plan = new()
        {
            IsAutopilot = true,
            Rows = TestRows.Many(Batches * BatchSize, isAutopilot: true),
            Options = new ImportOptions { BatchSize = BatchSize, ThrottleLimit = atOnce },
            Sandbox = new SandboxOptions { ImportIdHandling = handling, ImportIdFilter = filter, PageSize = leftovers == Leftovers.OnManyPages ? 7 : 1000 },
            Prepare = sandbox =>
            {
                LeaveRecords(sandbox, leftovers);
                sandbox.Faults.Add(SandboxFaults.All[fault]().For("import").WithRow(TestRows.Name(((batch - 1) * BatchSize) + 1)));
            },
        };

        Outcome outcome = Rehearsal.Run(plan);

        // Where no answer came within all the patience, the service may still be at work on the request.
        Promises.Hold(outcome, fault == "hang before" || MayBeOpen(leftovers, batch, atOnce));
        Assert.Null(outcome.Failure);
        Assert.All(
            outcome.Results.Where(result => (result.Row - 1) / BatchSize != batch - 1),
            result => Assert.Equal(ImportStatus.Imported, result.Status));
    }

    // Twice as many as rows, so that none of ours is on the first page.
    private static void LeaveRecords(IntuneSandbox sandbox, Leftovers leftovers)
    {
        for (int i = 1; leftovers != Leftovers.None && i <= 2 * Batches * BatchSize; i++)
        {
            sandbox.Tenant.AddImportRecord(TestRows.Name(((i - 1) % (Batches * BatchSize)) + 1), 808, "ZtdDeviceAssignedToOtherTenant");
        }
    }

    // Only where the list is long, and the first answer, which would have told how importIds are treated, is the one that is missing; side by side, any batch may be the first.
    private static bool MayBeOpen(Leftovers leftovers, int batch, int atOnce) =>
        leftovers == Leftovers.OnManyPages && (batch == 1 || atOnce > 1);
}
