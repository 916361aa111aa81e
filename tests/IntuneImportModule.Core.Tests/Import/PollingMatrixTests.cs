using IntuneImportModule.Core.Import;
using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Import;

/// <summary>Every fault on the questions that an Autopilot import asks: for the records of before it, and for the outcome, by filter, by list and by id.</summary>
// Hundreds of runs take half a minute under Mono.
[Trait("NotOn", "Mono")]
public sealed class PollingMatrixTests
{
    private static readonly string[] s_endless = ["nextLink endless"];
    private static readonly string[] s_fatal =
        ["401 token expired", "401 claims challenge", "403"];

    public static TheoryData<string, bool, string, int> Cases()
    {
        TheoryData<string, bool, string, int> cases = [];
        foreach (string fault in SandboxFaults.All.Keys)
        {
            for (int question = 0; question < 3; question++)
            {
                cases.Add(fault, true, "list", question);
            }

            cases.Add(fault, false, "list", 1);
            cases.Add(fault, false, "batch", 0);
            cases.Add(fault, false, "get", 3);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_fault_on_a_question_costs_no_row(string fault, bool filter, string action, int question)
    {
        Plan plan = new()
        {
            IsAutopilot = true,
            Rows = TestRows.Many(50, isAutopilot: true),
            Options = new ImportOptions { BatchSize = 25, Timeout = TimeSpan.FromSeconds(900) },

            // Pages so small that asking by id is fewer requests.
            Sandbox = new SandboxOptions { ImportIdFilter = filter, PageSize = filter ? 1000 : 5, ImportIdHandling = filter ? ImportIdHandling.Kept : ImportIdHandling.Dropped },
            Prepare = sandbox =>
            {
                sandbox.Tenant.AddImportRecord("OLD");
                SandboxFault scripted = SandboxFaults.All[fault]();
                sandbox.Faults.Add((scripted.Method is null ? scripted.After(question) : scripted).For(action));
            },
        };

        Outcome outcome = Rehearsal.Run(plan);

        Promises.Hold(outcome);
        ImportStatus expected = s_endless.Contains(fault) && action == "list" && filter ? ImportStatus.Pending : ImportStatus.Imported;
        bool isFatal = s_fatal.Contains(fault) && outcome.Failure is not null;
        Assert.All(outcome.Results, result => Assert.True(
            result.Status == expected || (isFatal && result.Status is ImportStatus.Pending or ImportStatus.NotSent),
            $"{result.Row} {result.Status} {result.Message}"));
        Assert.True(outcome.Elapsed < TimeSpan.FromSeconds(900 + 300 + 60));
    }
}
