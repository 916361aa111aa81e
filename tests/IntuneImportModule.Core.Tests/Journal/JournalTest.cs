using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Core.Journal;
using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Journal;

/// <summary>Imports with a journal against a sandbox in this process. Each run has a session of its own, like a new process.</summary>
public abstract class JournalTest : IDisposable
{
    private IntuneSandbox? sandbox;

    protected static readonly byte[] HashBytes = [.. "OA"u8.ToArray(), .. Enumerable.Range(0, 298).Select(i => (byte)(i * 7))];

    protected string Folder { get; } = Directory.CreateTempSubdirectory("journal").FullName;

    protected string JournalPath => Path.Combine(Folder, "import.journal");

    protected SandboxOptions SandboxOptions { get; set; } = new() { ProcessingTime = TimeSpan.FromMilliseconds(50) };

    protected IntuneSandbox Sandbox => sandbox ??= IntuneSandbox.Start(SandboxOptions);

    protected ImportOptions Options => new()
    {
        JournalPath = JournalPath,
        BatchSize = 10,
        PollingInterval = TimeSpan.FromMilliseconds(30),
        StopPatience = TimeSpan.FromMilliseconds(200),
    };

    public void Dispose()
    {
        sandbox?.Dispose();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    internal static DeviceRow Device(string serial, string? groupTag = null, byte[]? hash = null)
    {
        RowCells row = new();
        row.Set(new ColumnName(Column.SerialNumber, 0), serial);
        row.Set(new ColumnName(Column.GroupTag, 0), groupTag);
        row.Set(new ColumnName(Column.HardwareHash, 0), Convert.ToBase64String(hash ?? HashBytes));
        return row.TakeRow(new RowSource("devices.csv", 7));
    }

    internal static DeviceRow Identifier(string serial, string? description = null) =>
        DeviceRow.Of((Column.SerialNumber, serial), (Column.Description, description));

    internal static DeviceRow[] Devices(int count) => [.. Enumerable.Range(1, count).Select(i => Device($"S-{i:000}"))];

    internal static DeviceRow[] Identifiers(int count) => [.. Enumerable.Range(1, count).Select(i => Identifier($"S-{i:000}"))];

    internal ImportRun Start(bool autopilot, ImportOptions? options = null, string? token = null, Func<ImportResult, bool>? approve = null)
    {
        GraphConnection connection = GraphConnection.WithToken(Sandbox.Endpoint, token ?? Sandbox.AccessToken);
        return autopilot
            ? ImportRun.ForAutopilotDevices(connection, options ?? Options, approve: approve)
            : ImportRun.ForDeviceIdentities(connection, options ?? Options, approve: approve);
    }

    internal List<ImportResult> Import(
        bool autopilot, IEnumerable<DeviceRow> rows, ImportOptions? options = null, Func<ImportResult, bool>? approve = null)
    {
        using ImportRun run = Start(autopilot, options, approve: approve);
        List<ImportResult> results = [];
        foreach (DeviceRow row in rows)
        {
            run.Post(row);
            results.AddRange(Results(run.Ready()));
        }

        results.AddRange(Results(run.Rest()));
        return results;
    }

    /// <summary>A run that is cut off with everything it has sent still unanswered.</summary>
    internal void Interrupt(bool autopilot, DeviceRow[] rows, bool isProcessed, ImportOptions? options = null)
    {
        string action = autopilot ? "import" : "importDeviceIdentityList";
        Sandbox.Faults.Add(SandboxFault.HangUntilTimeout(isProcessed).For(action).Always());
        using (ImportRun run = Start(autopilot, options))
        {
            foreach (DeviceRow row in rows)
            {
                run.Post(row);
            }

            using CancellationTokenSource limit = new(TimeSpan.FromSeconds(20));
            Task pull = Task.Run(() => Assert.Throws<OperationCanceledException>(() => run.Rest().Count()));
            while (Sandbox.GetRequests().Where(request => request.Action == action).Sum(request => request.Rows) < rows.Length)
            {
                limit.Token.ThrowIfCancellationRequested();
                Thread.Sleep(5);
            }

            Thread.Sleep(100);
            run.Stop();
            pull.Wait();
        }

        Sandbox.Faults.Clear();
        Sandbox.ClearRequests();
    }

    internal static IEnumerable<ImportResult> Results(IEnumerable<ImportEvent> events)
    {
        foreach (ImportEvent told in events)
        {
            if (told is RunFailedEvent failed)
            {
                throw new InvalidOperationException(failed.Failure.Message);
            }

            if (told is ResultEvent result)
            {
                yield return result.Result;
            }
        }
    }

    internal JournalException AssertRefused(string errorId, bool autopilot = true, string? token = null)
    {
        byte[]? before = Content();
        int requests = Sandbox.GetRequests().Count;
        JournalException refused = Assert.Throws<JournalException>(() => Start(autopilot, token: token));
        Assert.Equal(errorId, refused.ErrorId);
        Assert.Equal(before, Content());
        Assert.Equal(requests, Sandbox.GetRequests().Count);
        return refused;

        byte[]? Content()
        {
            try
            {
                return File.Exists(JournalPath) ? File.ReadAllBytes(JournalPath) : null;
            }
            catch (FileNotFoundException)
            {
                // A link that leads nowhere exists, too.
                return null;
            }
        }
    }
}
