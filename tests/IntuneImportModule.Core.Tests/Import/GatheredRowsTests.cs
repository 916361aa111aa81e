using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using IntuneImportModule.Core.Authentication;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Http;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Import;

/// <summary>Identifiers that come fast are taken a few at a time, devices never. Nobody is to notice.</summary>
public sealed class GatheredRowsTests
{
    private const int Many = 1000;

    [Fact]
    public void A_batch_leaves_with_its_last_row()
    {
        const int Rows = Many + 210;
        using IntuneSandbox sandbox = IntuneSandbox.Start(new SandboxOptions());
        using GraphConnection connection = GraphConnection.WithToken(sandbox.Endpoint, sandbox.AccessToken);
        using ImportRun run = ImportRun.ForDeviceIdentities(connection, new ImportOptions { BatchSize = 110 });
        int settled = 0;
        foreach (DeviceRow row in TestRows.Many(Rows, isAutopilot: false))
        {
            run.Post(row);
            settled += run.Ready().OfType<ResultEvent>().Count();
        }

        // No more rows come, nor is the run told so.
        Stopwatch waited = Stopwatch.StartNew();
        while (settled < Rows && waited.Elapsed < TimeSpan.FromSeconds(30))
        {
            settled += run.Ready().OfType<ResultEvent>().Count();
        }

        Assert.Equal(Rows, settled);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Rows_keep_their_order_and_their_fates(bool isAutopilot)
    {
        DeviceRow[] rows = TestRows.Many(Many + 500, isAutopilot);
        rows[Many + 105] = TestRows.Of(("GroupTag", "nothing else"));
        rows[Many + 106] = rows[Many + 103];
        rows[Many + 499] = rows[0];
        Outcome outcome = Rehearsal.Run(new Plan { IsAutopilot = isAutopilot, Rows = rows, Options = new ImportOptions { BatchSize = 333 } });

        Promises.Hold(outcome);
        Assert.Equal(
            [Many + 106, Many + 107, Many + 500],
            outcome.Results.Where(result => result.Status != ImportStatus.Imported).Select(result => result.Row));
        Assert.Equal(ImportStatus.Invalid, outcome.Results[Many + 105].Status);
        Assert.Equal(ImportStatus.Duplicate, outcome.Results[Many + 106].Status);
    }

    // A decoded hash is good only until the next row is admitted; and its '+' is not to be escaped, which would make the body larger and the writing slow.
    [Fact]
    public void Each_device_is_sent_with_its_own_hash()
    {
        (string Serial, string Hash)[] devices =
            [.. Enumerable.Range(1, Many + 300).Select(i => (TestRows.Name(i), Convert.ToBase64String([0xFB, 0xEF, 0xBE, .. Encoding.ASCII.GetBytes($"OA{i:D7}")])))];
        using IntuneSandbox sandbox = IntuneSandbox.Start(new SandboxOptions());
        Bodies bodies = new(ConnectionHandler.Create(sandbox.Endpoint, null));
        using GraphConnection connection = new(sandbox.Endpoint, new AccessTokenSource(sandbox.AccessToken, "AccessToken", TimeProvider.System), bodies);
        using ImportRun run = ImportRun.ForAutopilotDevices(connection, new ImportOptions { NoWait = true });
        foreach ((string serial, string hash) in devices)
        {
            run.Post(TestRows.Autopilot(serial, hash));
        }

        Assert.Equal(devices.Length, run.Rest().OfType<ResultEvent>().Count());
        Assert.Equal(devices, bodies.Devices.OrderBy(device => device.Serial, StringComparer.Ordinal));
        Assert.All(devices, device => Assert.StartsWith("++++", device.Hash));
        Assert.False(bodies.HasEscapes);
    }

    [Fact]
    public void A_row_that_is_asked_about_is_asked_about_at_once()
    {
        int asked = 0;
        using GraphConnection connection = GraphConnection.WithToken(GraphEndpoint.Global, "token");
        using ImportRun run = ImportRun.ForDeviceIdentities(
            connection, new ImportOptions { BatchSize = int.MaxValue }, approve: _ => ++asked > 0);
        int posted = 0;
        foreach (DeviceRow row in TestRows.Many(Many + 100, isAutopilot: false))
        {
            run.Post(row);
            Assert.Equal(++posted, asked);
        }
    }

    // After a burst rows come one by one, and nothing but the clock tells.
    [Fact]
    public void A_late_row_does_not_wait_for_others()
    {
        FakeClock clock = new();
        using GraphConnection connection = GraphConnection.WithToken(GraphEndpoint.Global, "token");
        using ImportRun run = ImportRun.ForDeviceIdentities(connection, new ImportOptions { Time = clock });
        int posted = 0;
        int told = 0;
        while (posted < Many + 30)
        {
            if (++posted > Many + 20)
            {
                clock.Advance(TimeSpan.FromSeconds(1));
            }

            run.Post(TestRows.Of(("GroupTag", "nothing else")));
            told += run.Ready().OfType<ResultEvent>().Count();
            Assert.InRange(posted - told, 0, posted > Many + 20 ? 0 : 15);
        }
    }

    [Fact]
    public void Progress_is_told_all_the_same()
    {
        FakeClock clock = new();
        using GraphConnection connection = GraphConnection.WithToken(GraphEndpoint.Global, "token");
        using ImportRun run = ImportRun.ForDeviceIdentities(connection, new ImportOptions { BatchSize = int.MaxValue, Time = clock });
        List<ImportEvent> told = [];
        int posted = 0;
        foreach (DeviceRow row in TestRows.Many(Many + 100, isAutopilot: false))
        {
            run.Post(row);
            if (++posted == Many + 5)
            {
                clock.Advance(TimeSpan.FromSeconds(1));
            }

            told.AddRange(run.Ready());
        }

        Assert.InRange(Assert.IsType<ProgressEvent>(Assert.Single(told)).Progress.Read, Many, Many + 20);
    }

    private sealed class Bodies(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        public ConcurrentBag<(string Serial, string Hash)> Devices { get; } = [];

        public bool HasEscapes { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Content is not null)
            {
                byte[] text = await request.Content.ReadAsByteArrayAsync(cancellationToken);
                HasEscapes |= text.AsSpan().IndexOf((byte)'\\') >= 0;
                using JsonDocument body = JsonDocument.Parse(text);
                foreach (JsonElement device in body.RootElement.EnumerateObject().First().Value.EnumerateArray())
                {
                    Devices.Add((device.GetProperty("serialNumber").GetString()!, device.GetProperty("hardwareIdentifier").GetString()!));
                }
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
