using IntuneImportModule.Core.Import;
using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Import;

/// <summary>Every fault of the sandbox's catalogue, in both imports, on the first, a middle and the last batch, alone and side by side.</summary>
public sealed class FaultMatrixTests
{
    private const int Batches = 5;
    private const int BatchSize = 4;

    private static readonly string[] s_fatal = ["401 token expired", "401 claims challenge", "403", "redirect 302", "redirect 307", "redirect 308"];

    public static TheoryData<string, bool, int, int> Cases()
    {
        TheoryData<string, bool, int, int> cases = [];
        foreach (string fault in SandboxFaults.All.Keys)
        {
            foreach (bool isAutopilot in new[] { true, false })
            {
                foreach (int batch in new[] { 1, 3, Batches })
                {
                    cases.Add(fault, isAutopilot, batch, 1);
                    cases.Add(fault, isAutopilot, batch, 4);
                }
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_fault_costs_no_row(string fault, bool isAutopilot, int batch, int atOnce)
    {
        Plan plan = PlanOf(isAutopilot, atOnce) with { Prepare = sandbox => Script(sandbox, fault, isAutopilot, batch) };

        Outcome outcome = Rehearsal.Run(plan);

        Promises.Hold(outcome, mayBeUnconfirmed: fault == "hang before");
        Assert.Contains(outcome.Requests, request => request.Fault is not null);
        Assert.Equal(IsFatal(fault), outcome.Failure is not null);
        Assert.Equal(Expected(fault, isAutopilot), outcome.Results.Where(result => IsOfBatch(result, batch)).Select(result => result.Status).Distinct().ToArray());
        if (!IsFatal(fault))
        {
            ImportStatus others = Expected(fault, isAutopilot) is [ImportStatus.Pending] ? ImportStatus.Pending : ImportStatus.Imported;
            Assert.All(outcome.Results.Where(result => !IsOfBatch(result, batch)), result => Assert.Equal(others, result.Status));
        }
    }

    [Theory]
    [InlineData("401 token expired", true)]
    [InlineData("401 token expired", false)]
    [InlineData("401 claims challenge", true)]
    [InlineData("401 claims challenge", false)]
    public void A_token_that_can_be_renewed_costs_nothing(string fault, bool isAutopilot)
    {
        Plan plan = PlanOf(isAutopilot, 4) with
        {
            Prepare = sandbox => Script(sandbox, fault, isAutopilot, 3),
            Tokens = token => new RenewingTokens(token),
        };

        Outcome outcome = Rehearsal.Run(plan);

        Promises.Hold(outcome);
        Assert.All(outcome.Results, result => Assert.Equal(ImportStatus.Imported, result.Status));
        RenewingTokens tokens = (RenewingTokens)outcome.Tokens;
        Assert.Equal(1, tokens.Renewals);
        Assert.Equal(fault.Contains("claims", StringComparison.Ordinal), tokens.LastClaims?.Contains("1604106651", StringComparison.Ordinal) ?? false);
    }

    private static Plan PlanOf(bool isAutopilot, int atOnce) => new()
    {
        IsAutopilot = isAutopilot,
        Rows = TestRows.Many(Batches * BatchSize, isAutopilot),
        Options = new ImportOptions { BatchSize = BatchSize, ThrottleLimit = atOnce },
    };

    private static void Script(IntuneSandbox sandbox, string name, bool isAutopilot, int batch)
    {
        SandboxFault fault = SandboxFaults.All[name]();

        // An import's answer has nothing to go round in; the questions after it do.
        fault = name == "nextLink endless" && isAutopilot ? fault with { Method = "GET" } : fault;
        sandbox.Faults.Add(fault.Method == "GET"
            ? fault
            : fault.For(isAutopilot ? "import" : "importDeviceIdentityList").WithRow(TestRows.Name(((batch - 1) * BatchSize) + 1)));
    }

    private static bool IsFatal(string fault) => s_fatal.Contains(fault);

    private static bool IsOfBatch(ImportResult result, int batch) => (result.Row - 1) / BatchSize == batch - 1;

    // A silent connection takes all the patience that a request has; records that cannot be listed stay open.
    private static ImportStatus[] Expected(string fault, bool isAutopilot) => fault switch
    {
        "hang before" => [ImportStatus.Unconfirmed],
        "nextLink endless" when isAutopilot => [ImportStatus.Pending],
        "redirect 302" or "redirect 307" or "redirect 308" => [ImportStatus.Failed],
        _ when IsFatal(fault) => [ImportStatus.NotSent],
        _ => [ImportStatus.Imported],
    };
}
