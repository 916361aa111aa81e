using System.Diagnostics;
using IntuneImportModule.Core.Authentication;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Import;

/// <summary>Stopping in the middle, in real time: Ctrl+C, Select-Object -First, a closed runspace.</summary>
public sealed class StopTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Stop_in_the_middle_sends_nothing_more_and_lets_what_is_under_way_finish(bool isAutopilot)
    {
        using IntuneSandbox sandbox = IntuneSandbox.Start(new SandboxOptions { RequestLatency = TimeSpan.FromMilliseconds(200) });
        using GraphConnection connection = Connect(sandbox);
        ImportRun run = Begin(connection, isAutopilot, new ImportOptions { BatchSize = 5, ThrottleLimit = 2 });
        using CancellationTokenSource stop = new(300);
        using CancellationTokenRegistration registration = stop.Token.Register(run.Stop);

        Assert.ThrowsAny<OperationCanceledException>(() => Rehearsal.PostAndPull(run, TestRows.Many(200, isAutopilot), _ => { }));
        long started = Stopwatch.GetTimestamp();
        run.Dispose();

        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(3));
        Quiet(sandbox);

        // What had arrived was answered, not cut off.
        Assert.All(sandbox.GetRequests(), request => Assert.NotNull(request.StatusCode));
    }

    [Fact]
    public void A_silent_connection_is_cut_off_after_the_patience_of_a_stop()
    {
        using IntuneSandbox sandbox = IntuneSandbox.Start();
        sandbox.Faults.Add(SandboxFault.HangUntilTimeout().For("import").Always());
        using GraphConnection connection = Connect(sandbox);
        ImportRun run = Begin(connection, true, new ImportOptions { StopPatience = TimeSpan.FromMilliseconds(500) });
        run.Post(TestRows.Autopilot("A1"));
        using CancellationTokenSource stop = new(300);
        using CancellationTokenRegistration registration = stop.Token.Register(run.Stop);
        Assert.ThrowsAny<OperationCanceledException>(() => Rehearsal.Tell(run.Rest(), _ => { }));

        long started = Stopwatch.GetTimestamp();
        run.Dispose();

        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0.4, 2);
        Quiet(sandbox);
    }

    [Fact]
    public void Stop_ends_the_wait_for_outcomes_at_once()
    {
        using IntuneSandbox sandbox = IntuneSandbox.Start(new SandboxOptions { ProcessingTime = TimeSpan.FromHours(1) });
        using GraphConnection connection = Connect(sandbox);
        ImportRun run = Begin(connection, true, new ImportOptions());
        run.Post(TestRows.Autopilot("A1"));
        using CancellationTokenSource stop = new(500);
        using CancellationTokenRegistration registration = stop.Token.Register(run.Stop);

        long started = Stopwatch.GetTimestamp();
        Assert.ThrowsAny<OperationCanceledException>(() => Rehearsal.Tell(run.Rest(), _ => { }));
        run.Dispose();

        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(3));
        Quiet(sandbox);
    }

    [Fact]
    public void Disposing_twice_and_stopping_afterwards_do_no_harm()
    {
        using IntuneSandbox sandbox = IntuneSandbox.Start();
        using GraphConnection connection = Connect(sandbox);
        ImportRun run = Begin(connection, true, new ImportOptions());
        run.Post(TestRows.Autopilot("A1"));

        run.Dispose();
        run.Dispose();
        run.Stop();

        Assert.Empty(sandbox.GetRequests());
    }

    [Fact]
    public void In_real_time_an_import_runs_through_too()
    {
        using IntuneSandbox sandbox = IntuneSandbox.Start(new SandboxOptions { ProcessingTime = TimeSpan.FromMilliseconds(200) });
        using GraphConnection connection = Connect(sandbox);
        using ImportRun run = Begin(connection, true, new ImportOptions { BatchSize = 20, PollingInterval = TimeSpan.FromMilliseconds(100) });
        List<ImportEvent> events = [];

        Rehearsal.PostAndPull(run, TestRows.Many(100, true), events.Add);

        Assert.Equal(100, events.OfType<ResultEvent>().Count(told => told.Result.Status == ImportStatus.Imported));
        Assert.Equal(5, sandbox.GetRequests().Count(request => request.Action == "import"));
    }

    private static GraphConnection Connect(IntuneSandbox sandbox) =>
        new(sandbox.Endpoint, new AccessTokenSource(sandbox.AccessToken, "AccessToken", TimeProvider.System));

    private static ImportRun Begin(GraphConnection connection, bool isAutopilot, ImportOptions options) => isAutopilot
        ? ImportRun.ForAutopilotDevices(connection, options)
        : ImportRun.ForDeviceIdentities(connection, options);

    private static void Quiet(IntuneSandbox sandbox)
    {
        int before = sandbox.GetRequests().Count;
        Thread.Sleep(400);
        Assert.Equal(before, sandbox.GetRequests().Count);
    }
}
