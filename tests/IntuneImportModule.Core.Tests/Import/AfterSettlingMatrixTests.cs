using IntuneImportModule.Core.Import;
using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Import;

/// <summary>Every fault on what comes after the import: look-up, update, clean-up, sync, profiles; on whole requests and on calls inside a $batch.</summary>
// Hundreds of runs take minutes under Mono.
[Trait("NotOn", "Mono")]
public sealed class AfterSettlingMatrixTests
{
    private const int Count = 10;
    private const string Devices = "/deviceManagement/windowsAutopilotDeviceIdentities";

    private static readonly string[] s_denied = ["401 token expired", "401 claims challenge", "403"];

    // A no that is meant for this request alone; an answer that never comes, which takes all the patience that a request has; one that lies.
    private static readonly string[] s_costly =
    [
        "400 once", "413 once", "422 once", "redirect 302", "redirect 307", "redirect 308", "hang before", "hang after",
        "nextLink elsewhere", "nextLink endless", "rows dropped",
    ];

    private static readonly Dictionary<string, Func<SandboxFault, SandboxFault>> s_stages = new()
    {
        ["look-up, whole request"] = fault => fault.For("batch"),
        ["look-up by serial number"] = fault => fault.For("list") with { PathPart = Devices },
        ["update, whole request"] = fault => fault.For("batch").After(2),
        ["update of a device"] = fault => fault.For("updateDeviceProperties"),
        ["update of two devices, twice"] = fault => fault.For("updateDeviceProperties").After(1).Repeated(4),
        ["clean-up, whole request"] = fault => fault.For("batch").After(4),
        ["clean-up of a record"] = fault => fault.For("delete"),
        ["state of the sync"] = fault => fault.For("getSettings"),
        ["start of the sync"] = fault => fault.For("sync"),
        ["profiles, whole request"] = fault => fault.For("batch").After(6),
        ["profile of a device"] = fault => fault.For("get") with { PathPart = "/beta" + Devices },
    };

    public static TheoryData<string, string> Cases()
    {
        TheoryData<string, string> cases = [];
        foreach (string stage in s_stages.Keys)
        {
            foreach (string fault in SandboxFaults.All.Keys)
            {
                cases.Add(stage, fault);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_fault_after_the_import_costs_no_row_and_makes_none_lie(string stage, string fault)
    {
        Outcome outcome = Run(s_stages[stage](SandboxFaults.All[fault]()), out Tenant tenant);

        Promises.Hold(outcome, mayBeUnconfirmed: s_costly.Contains(fault) || s_denied.Contains(fault));
        AssertTrue(outcome, tenant);
        bool isFatal = outcome.Failure is not null;
        Assert.True(!isFatal || s_denied.Contains(fault), outcome.Failure?.Message);
        if (!isFatal && !s_costly.Contains(fault))
        {
            Assert.All(outcome.Results, result => Assert.True(result.Status == Expected(result) && Profile(result) is not null, Describe(result)));
            Assert.Empty(tenant.OwnRecords);
        }
    }

    public static TheoryData<string, string, string> SecondFaults()
    {
        TheoryData<string, string, string> cases = [];
        foreach (string first in new[] { "500 after processing", "504 after processing", "reset after", "truncated body", "empty 200" })
        {
            foreach (string second in new[] { "400 once", "403", "429 silent", "redirect 307" })
            {
                cases.Add(first, second, "batch");
                cases.Add(first, second, "updateDeviceProperties");
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(SecondFaults))]
    public void An_update_that_was_carried_out_unheard_is_not_reported_as_refused(string first, string second, string action)
    {
        int before = action == "batch" ? 2 : 0;
        Outcome outcome = Run(
            SandboxFaults.All[first]().For(action).After(before),
            out Tenant tenant,
            SandboxFaults.All[second]().For(action).After(before).Always());

        Promises.Hold(outcome, mayBeUnconfirmed: true);
        AssertTrue(outcome, tenant);
    }

    // Odd rows are registered with the old tag and its profile; even ones are new.
    private static Outcome Run(SandboxFault fault, out Tenant tenant, SandboxFault? second = null)
    {
        Tenant? seen = null;
        IntuneSandbox? sandbox = null;
        Outcome outcome = Rehearsal.Run(new Plan
        {
            IsAutopilot = true,
            Rows = TaggedTenant.Rows(Count),
            Sandbox = new SandboxOptions { PageSize = 4 },
            Options = new ImportOptions
            {
                BatchSize = Count / 2,
                ThrottleLimit = 1,
                PollingInterval = TimeSpan.FromSeconds(40),
                UpdateExisting = true,
                CleanUp = true,
                WaitForProfile = true,
            },
            Limit = TimeSpan.FromHours(4),
            Prepare = prepared =>
            {
                sandbox = prepared;
                TaggedTenant.Register(prepared, [.. Enumerable.Range(1, Count).Where(number => number % 2 == 1).Select(TestRows.Name)]);
                prepared.Faults.Add(fault);
                if (second is not null)
                {
                    prepared.Faults.Add(second);
                }
            },
            Finished = () => seen = new Tenant(sandbox!),
        });
        tenant = seen!;
        return outcome;
    }

    // What a result says is so in the tenant, and nothing else has changed there.
    private static void AssertTrue(Outcome outcome, Tenant tenant)
    {
        Assert.Null(tenant.Foreign);
        foreach (AutopilotImportResult result in outcome.Results.Cast<AutopilotImportResult>())
        {
            SandboxRegistration? device = tenant.Registrations.SingleOrDefault(device => device.SerialNumber == result.SerialNumber);
            bool wasThere = result.Row % 2 == 1;
            switch (result.Status)
            {
                case ImportStatus.Imported:
                    Assert.True(!wasThere && device is not null, Describe(result));
                    break;
                case ImportStatus.Updated:
                    Assert.True(wasThere && device?.GroupTag == TaggedTenant.NewTag && result.OldGroupTag == TaggedTenant.OldTag, Describe(result));
                    break;
                case ImportStatus.AlreadyPresent or ImportStatus.Failed:
                    Assert.True(wasThere && device?.GroupTag == TaggedTenant.OldTag && result.OldGroupTag is null, Describe(result));
                    break;
                case ImportStatus.NotSent:
                    Assert.True(wasThere ? device?.GroupTag == TaggedTenant.OldTag : device is null, Describe(result));
                    break;
            }

            Assert.True(result.Profile is null || (result.Profile == TaggedTenant.NewProfile && device?.DeploymentProfile == TaggedTenant.NewProfile), Describe(result));
            Assert.True(device?.UserPrincipalName is null || device.UserPrincipalName == "old@contoso.com", Describe(result));
        }

        // What stays of the run's own records is told, where the run itself went on.
        int told = outcome.Events.OfType<WarningEvent>().Count(warning => warning.Text.Contains("could not be removed", StringComparison.Ordinal));
        Assert.True(tenant.OwnRecords.Count == 0 || told == 1 || outcome.Failure is not null, $"{tenant.OwnRecords.Count} records stay, and nobody says so.");
    }

    private static ImportStatus Expected(ImportResult result) => result.Row % 2 == 1 ? ImportStatus.Updated : ImportStatus.Imported;

    private static string? Profile(ImportResult result) => ((AutopilotImportResult)result).Profile;

    private static string Describe(ImportResult result) =>
        $"row {result.Row} {result.Status} {result.ErrorName} {result.Message} old tag {((AutopilotImportResult)result).OldGroupTag}, profile {Profile(result)}";

    /// <summary>The tenant at the end of a run.</summary>
    private sealed class Tenant(IntuneSandbox sandbox)
    {
        public IReadOnlyList<SandboxRegistration> Registrations { get; } = sandbox.Tenant.Registrations;

        public IReadOnlyList<SandboxImportRecord> OwnRecords { get; } = [.. sandbox.Tenant.ImportRecords.Where(record => !string.IsNullOrEmpty(record.ImportId))];

        /// <summary>What has become of foreign things; null for nothing.</summary>
        public Exception? Foreign { get; } = Record.Exception(() => TaggedTenant.AssertForeignUntouched(sandbox));
    }
}
