using IntuneImportModule.Core.Import;
using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Import;

/// <summary>A request that was carried out without an answer, and then, on the next attempt, a clear no: the rows are there all the same.</summary>
public sealed class SecondFaultTests
{
    public static TheoryData<string, string, bool, bool> Cases()
    {
        TheoryData<string, string, bool, bool> cases = [];
        foreach (string first in new[] { "500 after processing", "reset after", "truncated body", "empty 200", "rows dropped" })
        {
            foreach (string second in new[] { "400 once", "401 token expired", "403", "413 once", "redirect 307", "429 silent" })
            {
                cases.Add(first, second, false, false);
                cases.Add(first, second, false, true);
                cases.Add(first, second, true, false);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_was_taken_is_not_reported_as_refused(string first, string second, bool isAutopilot, bool overwrite)
    {
        string action = isAutopilot ? "import" : "importDeviceIdentityList";
        Outcome outcome = Rehearsal.Run(new Plan
        {
            IsAutopilot = isAutopilot,
            Rows = TestRows.Many(12, isAutopilot),
            Options = new ImportOptions { BatchSize = 4, ThrottleLimit = 1, Overwrite = overwrite },
            Prepare = sandbox =>
            {
                // The second one goes on for good, so that only asking can tell.
                sandbox.Faults.Add(SandboxFaults.All[first]().For(action).WithRow(TestRows.Name(5)));
                SandboxFault lasting = SandboxFaults.All[second]().For(action).After(1).Always();
                sandbox.Faults.Add(second.EndsWith("once", StringComparison.Ordinal) ? lasting with { Times = 1 } : lasting);
            },
        });

        Promises.Hold(outcome, mayBeUnconfirmed: first == "rows dropped");
    }

    [Fact]
    public void A_failure_elsewhere_ends_the_wait_of_a_batch_that_then_asks_instead_of_sending()
    {
        Outcome outcome = Rehearsal.Run(new Plan
        {
            IsAutopilot = false,
            Rows = TestRows.Many(8, false),
            Options = new ImportOptions { BatchSize = 4, ThrottleLimit = 2 },
            Prepare = sandbox =>
            {
                sandbox.Faults.Add(SandboxFault.EmptyBody200().For("importDeviceIdentityList").WithRow(TestRows.Name(1)));
                sandbox.Faults.Add((SandboxFault.Forbidden() with { Delay = TimeSpan.FromSeconds(3) }).For("importDeviceIdentityList").WithRow(TestRows.Name(5)));
            },
        });

        Promises.Hold(outcome);
        Assert.Equal("PermissionMissing", outcome.Failure?.ErrorId);
        Assert.All(outcome.Results.Take(4), result => Assert.Equal(ImportStatus.Imported, result.Status));
        Assert.All(outcome.Results.Skip(4), result => Assert.Equal(ImportStatus.NotSent, result.Status));
    }

    [Fact]
    public void A_wait_that_is_longer_than_patience_ends_the_batch_at_once()
    {
        Outcome outcome = Rehearsal.Run(new Plan
        {
            IsAutopilot = true,
            Rows = TestRows.Many(4, true),
            Prepare = sandbox => sandbox.Faults.Add(SandboxFault.Status(503, FaultBody.Graph, TimeSpan.FromSeconds(3000)).For("import")),
        });

        Promises.Hold(outcome);
        Assert.All(outcome.Results, result => Assert.Equal(ImportStatus.Failed, result.Status));
        Assert.True(outcome.Elapsed < TimeSpan.FromSeconds(60));
    }
}
