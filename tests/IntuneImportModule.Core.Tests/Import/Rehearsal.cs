using System.Diagnostics;
using IntuneImportModule.Core.Authentication;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Import;

/// <summary>A whole import against a sandbox over real HTTP, in virtual time.</summary>
internal static class Rehearsal
{
    public static Outcome Run(Plan plan)
    {
        FakeClock clock = new();
        using IntuneSandbox sandbox = IntuneSandbox.Start(plan.Sandbox with { TimeProvider = clock });
        plan.Prepare?.Invoke(sandbox);
        WatchedHandler http = new(sandbox);
        ITokenSource tokens = plan.Tokens?.Invoke(sandbox.AccessToken) ?? new AccessTokenSource(sandbox.AccessToken, "AccessToken", clock);
        using GraphConnection connection = new(sandbox.Endpoint, tokens, http);
        Workers workers = new();
        List<ImportEvent> events = [];
        ImportRun run = plan.IsAutopilot
            ? ImportRun.ForAutopilotDevices(connection, plan.Options with { Time = clock }, null, plan.Approve)
            : ImportRun.ForDeviceIdentities(connection, plan.Options with { Time = clock }, null, plan.Approve);
        Action<ImportRun, Action<ImportEvent>> work = plan.Work ?? ((run, tell) => PostAndPull(run, plan.Rows, tell));
        Exception? thrown = new VirtualTime(clock, http, workers).Drive(run, () => work(run, events.Add), plan.Limit);
        TimeSpan elapsed = clock.GetUtcNow() - clock.Start;
        long disposing = Stopwatch.GetTimestamp();
        run.Dispose();
        TimeSpan disposal = Stopwatch.GetElapsedTime(disposing);
        SpinWait.SpinUntil(() => workers.AreIdle && http.UnderWay == 0, TimeSpan.FromSeconds(2));
        plan.Finished?.Invoke();
        return new Outcome(plan, events, elapsed, thrown)
        {
            Requests = sandbox.GetRequests(),
            Accepted = plan.IsAutopilot ? sandbox.Tenant.AcceptedAutopilotRows : sandbox.Tenant.AcceptedIdentityRows,
            IsStillBusy = !workers.AreIdle || http.UnderWay > 0,
            Disposal = disposal,
            Tokens = tokens,
        };
    }

    public static void PostAndPull(ImportRun run, IEnumerable<DeviceRow> rows, Action<ImportEvent> tell)
    {
        foreach (DeviceRow row in rows)
        {
            run.Post(row);
            Tell(run.Ready(), tell);
        }

        Tell(run.Rest(), tell);
    }

    public static void Tell(IEnumerable<ImportEvent> events, Action<ImportEvent> tell)
    {
        foreach (ImportEvent told in events)
        {
            tell(told);
        }
    }
}

/// <summary>What a rehearsal came to.</summary>
internal sealed record Outcome(Plan Plan, IReadOnlyList<ImportEvent> Events, TimeSpan Elapsed, Exception? Thrown)
{
    public required IReadOnlyList<SandboxRequest> Requests { get; init; }

    public required IReadOnlyList<SandboxAcceptedRow> Accepted { get; init; }

    public required bool IsStillBusy { get; init; }

    public required TimeSpan Disposal { get; init; }

    public required ITokenSource Tokens { get; init; }

    public IReadOnlyList<ImportResult> Results { get; } = [.. Events.OfType<ResultEvent>().Select(told => told.Result)];

    public RunFailure? Failure => Events.OfType<RunFailedEvent>().SingleOrDefault()?.Failure;

    public IReadOnlyList<SandboxRequest> Imports => [.. Requests.Where(request => request.Action == Plan.Action)];

    public IReadOnlyDictionary<ImportStatus, int> Counts => Results.GroupBy(result => result.Status).ToDictionary(group => group.Key, group => group.Count());
}
