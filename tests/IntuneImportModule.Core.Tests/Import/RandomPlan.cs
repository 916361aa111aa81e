using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Import;

/// <summary>An import of random rows with random options into a random tenant, struck by random faults; all of it follows from the seed.</summary>
internal static class RandomPlan
{
    // Rows that a list leaves out cannot be told from rows that never arrived; every other fault may strike every request.
    private static readonly string[] s_notOnQuestions = ["rows dropped", "nextLink endless"];
    private static readonly string[] s_faults = [.. SandboxFaults.All.Keys];
    private static readonly string[] s_questions = [.. SandboxFaults.All.Keys.Except(s_notOnQuestions)];

    public static Plan Of(int seed)
    {
        Random random = new(seed);
        bool isAutopilot = random.Next(2) == 0;
        int count = random.Next(61);
        DeviceRow[] rows = [.. Enumerable.Range(1, count).Select(number => Row(number, isAutopilot, random))];
        TimeSpan interval = TimeSpan.FromSeconds(random.Next(5, 31));
        return new Plan
        {
            IsAutopilot = isAutopilot,
            Rows = rows,
            Options = new ImportOptions
            {
                BatchSize = random.Next(1, 21),
                MaxBodyBytes = random.Next(4) == 0 ? 1000 : 3_000_000,
                ThrottleLimit = random.Next(1, 6),
                PollingInterval = interval,
                RequestTimeout = TimeSpan.FromSeconds(random.Next(60, 301)),
                Timeout = TimeSpan.FromSeconds(random.Next(20, 1801)),
                NoWait = random.Next(5) == 0,
                Overwrite = random.Next(3) == 0,
            },
            Sandbox = Service(seed, random, interval),
            Prepare = Tenant(count, isAutopilot, random),
            Tokens = random.Next(2) == 0 ? null : token => new RenewingTokens(token),
            Approve = random.Next(8) == 0 ? result => result.Row % 3 != 0 : null,
        };
    }

    private static DeviceRow Row(int number, bool isAutopilot, Random random)
    {
        string name = TestRows.Name(random.Next(10) == 0 ? random.Next(1, number + 1) : number);
        return (isAutopilot, random.Next(12)) switch
        {
            (true, 0) => TestRows.Autopilot(name, "not base64!"),
            (true, 1) => TestRows.Autopilot(name.ToLowerInvariant()),
            (true, _) => TestRows.Autopilot(name),
            (false, 0) => TestRows.Serial(name, new string('x', 129)),
            (false, 1) => TestRows.Serial(name.ToLowerInvariant(), "a description"),
            (false, _) => TestRows.Serial(name),
        };
    }

    private static SandboxOptions Service(int seed, Random random, TimeSpan interval) => new()
    {
        Seed = seed,
        ImportIdHandling = (ImportIdHandling)random.Next(3),
        ImportIdFilter = random.Next(2) == 0,
        PageSize = random.Next(3) == 0 ? random.Next(3, 20) : 1000,
        ProcessingTime = TimeSpan.FromSeconds(random.Next(0, 120)),
        ProcessingJitter = TimeSpan.FromSeconds(random.Next(0, 60)),
        PartialState = random.Next(2) == 0,
        RequestLatency = TimeSpan.FromMilliseconds(random.Next(3) * 300),
        AnswerOrder = (AnswerOrder)random.Next(2),

        // One polling interval is what the engine gives a record to show up.
        VisibleAfter = random.Next(3) == 0 ? interval * random.NextDouble() * 0.9 : TimeSpan.Zero,
        WritesPerWindow = random.Next(4) == 0 ? random.Next(2, 10) : null,
        RetryAfterStyle = (RetryAfterStyle)random.Next(5),
    };

    private static Action<IntuneSandbox> Tenant(int count, bool isAutopilot, Random random)
    {
        int[] numbers = [.. Enumerable.Range(1, count).Where(_ => random.Next(8) == 0)];
        (int Kind, int Number)[] known = [.. numbers.Select(number => (random.Next(5), number))];
        SandboxFault[] faults = [.. Enumerable.Range(0, random.Next(5)).Select(_ => Fault(count, isAutopilot, random))];
        return sandbox =>
        {
            foreach ((int kind, int number) in known)
            {
                Know(sandbox, kind, TestRows.Name(number), isAutopilot);
            }

            foreach (SandboxFault fault in faults)
            {
                sandbox.Faults.Add(fault);
            }
        };
    }

    private static void Know(IntuneSandbox sandbox, int kind, string name, bool isAutopilot)
    {
        switch (kind)
        {
            case 0:
                sandbox.Faults.Add(SandboxFault.RowRefused(name));
                break;
            case 1 when isAutopilot:
                sandbox.Tenant.AddRegistration(name);
                break;
            case 2 when isAutopilot:
                sandbox.Tenant.AddRegistrationOfAnotherTenant(name);
                break;
            case 3 when isAutopilot:
                sandbox.Tenant.AddImportRecord(name);
                break;
            case 1:
                sandbox.Tenant.RefuseDeviceIdentity(name);
                break;
            case 2 or 3:
                sandbox.Tenant.AddDeviceIdentity(name, "serialNumber", createdDateTime: new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero));
                break;
        }
    }

    private static SandboxFault Fault(int count, bool isAutopilot, Random random)
    {
        string import = isAutopilot ? "import" : "importDeviceIdentityList";
        string[] questions = isAutopilot ? ["list", "batch", "get"] : ["searchExistingIdentities"];
        bool strikesImport = random.Next(3) > 0;
        string[] names = strikesImport ? s_faults : s_questions;
        SandboxFault fault = SandboxFaults.All[names[random.Next(names.Length)]]()
            .For(strikesImport ? import : questions[random.Next(questions.Length)]);
        if (fault.Method is null)
        {
            fault = fault.After(random.Next(6)).Repeated(random.Next(1, 4));
        }

        return strikesImport && count > 0 && random.Next(3) == 0 ? fault.WithRow(TestRows.Name(random.Next(1, count + 1))) : fault;
    }
}
