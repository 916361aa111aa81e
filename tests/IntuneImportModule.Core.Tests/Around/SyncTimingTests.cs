using System.Net;
using IntuneImportModule.Core.Authentication;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Sync;

namespace IntuneImportModule.Core.Tests.Around;

public class SyncTimingTests
{
    private static readonly TimeSpan s_rule = TimeSpan.FromMinutes(10);

    [Fact]
    public void A_sync_starts_at_once_where_none_was_before()
    {
        (AutopilotSyncResult result, Service service, TimeSpan elapsed) = Run(new SyncOptions(), _ => { });

        Assert.Equal(AutopilotSyncStatus.Completed, result.Status);
        Assert.True(result.Started);
        Assert.Equal(1, service.Posts);
        Assert.InRange(elapsed, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(90));
    }

    [Fact]
    public void The_rest_of_the_ten_minutes_is_waited_for_and_no_request_runs_into_the_rule()
    {
        (AutopilotSyncResult result, Service service, TimeSpan elapsed) = Run(new SyncOptions(), service => service.Triggered = service.Now.AddMinutes(-4));

        Assert.Equal(AutopilotSyncStatus.Completed, result.Status);
        Assert.Equal(1, service.Posts);
        Assert.InRange(elapsed, TimeSpan.FromMinutes(7), TimeSpan.FromMinutes(8));
    }

    [Fact]
    public void NoWait_says_when()
    {
        (AutopilotSyncResult result, Service service, TimeSpan elapsed) = Run(
            new SyncOptions { NoWait = true }, service => service.Triggered = service.Now.AddMinutes(-4));

        Assert.Equal(AutopilotSyncStatus.TooEarly, result.Status);
        Assert.Equal(service.Triggered + s_rule, result.NextAllowedDateTime);
        Assert.Equal(0, service.Posts);
        Assert.Equal(TimeSpan.Zero, elapsed);
    }

    [Fact]
    public void A_patience_that_is_shorter_than_the_rule_ends_at_once()
    {
        (AutopilotSyncResult result, Service service, TimeSpan elapsed) = Run(
            new SyncOptions { Timeout = TimeSpan.FromMinutes(5) }, service => service.Triggered = service.Now.AddMinutes(-4));

        Assert.Equal(AutopilotSyncStatus.TooEarly, result.Status);
        Assert.Equal(0, service.Posts);
        Assert.Equal(TimeSpan.Zero, elapsed);
    }

    [Fact]
    public void A_sync_that_does_not_end_is_Running_when_patience_is_over()
    {
        (AutopilotSyncResult result, _, TimeSpan elapsed) = Run(
            new SyncOptions { Timeout = TimeSpan.FromMinutes(5) }, service => service.Length = TimeSpan.FromHours(1));

        Assert.Equal(AutopilotSyncStatus.Running, result.Status);
        Assert.InRange(elapsed, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void A_running_one_is_joined()
    {
        (AutopilotSyncResult result, Service service, _) = Run(new SyncOptions(), service => service.Start());

        Assert.Equal(AutopilotSyncStatus.Completed, result.Status);
        Assert.False(result.Started);
        Assert.Equal(0, service.Posts);
    }

    [Fact]
    public void The_state_of_the_sync_before_does_not_count_as_the_end_of_this_one()
    {
        (AutopilotSyncResult result, _, TimeSpan elapsed) = Run(new SyncOptions(), service =>
        {
            service.Ended = service.Now.AddHours(-1);
            service.ShowsLate = TimeSpan.FromSeconds(20);
        });

        Assert.Equal(AutopilotSyncStatus.Completed, result.Status);
        Assert.True(elapsed >= TimeSpan.FromSeconds(60), $"{elapsed}");
    }

    [Theory]
    [InlineData("completed")]
    [InlineData("unknown")]
    public void A_sync_that_fails_before_anybody_looks_is_over(string before)
    {
        (AutopilotSyncResult result, Service service, TimeSpan elapsed) = Run(new SyncOptions(), service =>
        {
            service.Ended = before == "unknown" ? default : service.Now.AddHours(-1);
            service.Fails = true;
            service.Length = TimeSpan.Zero;
        });

        Assert.Equal(AutopilotSyncStatus.Failed, result.Status);
        Assert.True(result.Started);
        Assert.Equal(1, service.Posts);
        Assert.InRange(elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_failure_that_was_there_before_does_not_count_as_the_end_of_this_one()
    {
        (AutopilotSyncResult result, _, TimeSpan elapsed) = Run(new SyncOptions(), service =>
        {
            service.HasFailed = true;
            service.ShowsLate = TimeSpan.FromSeconds(20);
        });

        Assert.Equal(AutopilotSyncStatus.Completed, result.Status);
        Assert.True(elapsed >= TimeSpan.FromSeconds(60), $"{elapsed}");
    }

    [Fact]
    public void A_failure_after_a_failure_is_told_when_patience_is_over()
    {
        (AutopilotSyncResult result, _, TimeSpan elapsed) = Run(new SyncOptions { Timeout = TimeSpan.FromMinutes(5) }, service =>
        {
            (service.HasFailed, service.Fails) = (true, true);
            service.Length = TimeSpan.Zero;
        });

        Assert.Equal(AutopilotSyncStatus.Failed, result.Status);
        Assert.InRange(elapsed, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void A_start_without_an_answer_is_a_start()
    {
        (AutopilotSyncResult result, Service service, _) = Run(new SyncOptions(), service => service.LosesAnswer = true);

        Assert.Equal(AutopilotSyncStatus.Completed, result.Status);
        Assert.True(result.Started);
        Assert.Equal(2, service.Posts);
    }

    private static (AutopilotSyncResult Result, Service Service, TimeSpan Elapsed) Run(SyncOptions options, Action<Service> prepare)
    {
        FakeClock clock = new();
        Service service = new(clock);
        prepare(service);
        using GraphConnection connection = new(
            GraphEndpoint.Check(new Uri("https://graph.example")), new AccessTokenSource("token", "AccessToken", clock), service);
        GraphClient client = new(connection, new GraphClientOptions { Time = clock });
        Task<AutopilotSyncResult> run = new AutopilotSync(client, options, Stopping.At(CancellationToken.None)).RunAsync();
        for (int i = 0; i < 1000 && !run.IsCompleted; i++)
        {
            // The answers are immediate; what is left to move after a moment waits for the clock. The longer the leap, the surer it has to be.
            Thread.Sleep(5);
            TimeSpan? next = clock.UntilNextTimer;
            if (next > TimeSpan.FromMinutes(1))
            {
                Thread.Sleep(100);
            }

            if (!run.IsCompleted && next is { } leap && next == clock.UntilNextTimer)
            {
                clock.Advance(leap);
            }
        }

        return (run.GetAwaiter().GetResult(), service, clock.GetUtcNow() - clock.Start);
    }

    private sealed class Service(FakeClock clock) : HttpMessageHandler
    {
        public DateTimeOffset Now => clock.GetUtcNow();

        public DateTimeOffset Triggered { get; set; }

        public DateTimeOffset Ended { get; set; }

        public TimeSpan Length { get; set; } = TimeSpan.FromSeconds(60);

        public TimeSpan ShowsLate { get; set; }

        /// <summary>The syncs from now on fail; a failed one leaves the date of the last one alone.</summary>
        public bool Fails { get; set; }

        public bool HasFailed { get; set; }

        /// <summary>The first start is answered with 504.</summary>
        public bool LosesAnswer { get; set; }

        public int Posts { get; private set; }

        private DateTimeOffset? Started { get; set; }

        public void Start() => (Started, Triggered) = (Now, Now);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Started + Length <= Now)
            {
                (Ended, Started, HasFailed) = (Fails ? Ended : Now, null, Fails);
            }

            HttpResponseMessage answer = new(HttpStatusCode.OK) { Headers = { Date = Now } };
            if (request.Method == HttpMethod.Post)
            {
                Posts++;
                answer.StatusCode = Started is not null ? HttpStatusCode.Conflict
                    : Triggered + s_rule > Now ? HttpStatusCode.TooManyRequests
                    : HttpStatusCode.NoContent;
                if (answer.StatusCode == HttpStatusCode.NoContent)
                {
                    Start();
                    answer.StatusCode = LosesAnswer ? HttpStatusCode.GatewayTimeout : answer.StatusCode;
                    LosesAnswer = false;
                }
            }

            string status = Started is { } since && since + ShowsLate <= Now ? "inProgress" : HasFailed ? "failed" : Ended == default ? "unknown" : "completed";
            answer.Content = new StringContent(
                $$"""{"lastSyncDateTime":"{{Ended:O}}","lastManualSyncTriggerDateTime":"{{Triggered:O}}","syncStatus":"{{status}}"}""");
            return Task.FromResult(answer);
        }
    }
}
