using IntuneImportModule.Core.Csv;
using IntuneImportModule.Sandbox;
using Xunit.Abstractions;

namespace IntuneImportModule.Core.Tests.Journal;

/// <summary>
/// The import's process is killed (SIGKILL) at 30 moments, chosen by what the service has seen, and started again each time.
/// At the end the service has accepted every row exactly once, and every row has its result.
/// </summary>
public sealed class KillTests(ITestOutputHelper log) : IDisposable
{
    private const int Rows = 5000;
    private const int Kills = 30;

    private readonly string folder = Directory.CreateTempSubdirectory("kill").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Identifiers()
    {
        using IntuneSandbox sandbox = IntuneSandbox.Start(Options(ImportIdHandling.Kept));
        KilledImport import = NewImport(sandbox, CsvKind.DeviceIdentity);

        IReadOnlyList<string[]> results = KillAndFinish(sandbox, import, seed: 1, mostQuestions: 3, mostImports: 10);

        // A repeated identifier is answered with status false; created is it once.
        Assert.Equal(Rows, sandbox.Tenant.DeviceIdentities.Count);
        AssertOncePerRow(sandbox.Tenant.AcceptedIdentityRows.Where(row => row.Status));
        AssertImported(results);
    }

    [Theory]
    [InlineData(ImportIdHandling.Kept, 0)]
    [InlineData(ImportIdHandling.Dropped, 1200)]
    public void Autopilot(ImportIdHandling importIds, int leftovers)
    {
        using IntuneSandbox sandbox = IntuneSandbox.Start(Options(importIds));
        for (int i = 1; i <= leftovers; i++)
        {
            sandbox.Tenant.AddImportRecord(Serial(i));
        }

        KilledImport import = NewImport(sandbox, CsvKind.Autopilot);

        IReadOnlyList<string[]> results = KillAndFinish(sandbox, import, seed: 2 + (int)importIds, mostQuestions: 7, mostImports: 6);

        AssertOncePerRow(sandbox.Tenant.AcceptedAutopilotRows);
        Assert.Equal(Rows + leftovers, sandbox.Tenant.ImportRecords.Count);
        AssertImported(results);
    }

    private static SandboxOptions Options(ImportIdHandling importIds) => new()
    {
        ImportIdHandling = importIds,
        RequestLatency = TimeSpan.FromMilliseconds(5),
        ProcessingTime = TimeSpan.FromMilliseconds(300),
        ProcessingJitter = TimeSpan.FromSeconds(3),
    };

    private static string Serial(int row) => $"KILL-{row:00000}";

    private static void AssertOncePerRow(IEnumerable<SandboxAcceptedRow> accepted)
    {
        List<string> serials = [.. accepted.Select(row => row.Identifier).Order(StringComparer.Ordinal)];
        Assert.Equal(Enumerable.Range(1, Rows).Select(Serial), serials);
    }

    private static void AssertImported(IReadOnlyList<string[]> results)
    {
        Assert.Equal(Enumerable.Range(1, Rows), results.Select(result => int.Parse(result[0], null)));
        Assert.All(results, result => Assert.Equal("Imported", result[1]));
    }

    private KilledImport NewImport(IntuneSandbox sandbox, CsvKind kind)
    {
        KilledImport import = new(sandbox, kind, folder);
        string hash = Convert.ToBase64String([.. "OA"u8.ToArray(), .. new byte[98]]);
        File.WriteAllLines(import.Csv, kind == CsvKind.Autopilot
            ? Enumerable.Range(1, Rows).Select(i => $"{Serial(i)},,{hash}").Prepend("Device Serial Number,Windows Product ID,Hardware Hash")
            : Enumerable.Range(1, Rows).Select(Serial).Prepend("SerialNumber"));

        // Time between acceptance and answer, so that kills fall into it.
        sandbox.Faults.Add(SandboxFault.AnswerDelayed(TimeSpan.FromMilliseconds(15)).For("import").Always());
        sandbox.Faults.Add(SandboxFault.AnswerDelayed(TimeSpan.FromMilliseconds(15)).For("importDeviceIdentityList").Always());
        return import;
    }

    private IReadOnlyList<string[]> KillAndFinish(IntuneSandbox sandbox, KilledImport import, int seed, int mostQuestions, int mostImports)
    {
        Random random = new(seed);
        List<string> moments = [];
        while (moments.Count < Kills)
        {
            // Half the kills fall between the first questions, half between the sends and later questions.
            bool isEarly = random.Next(2) == 0;
            int requests = 1 + random.Next(isEarly ? mostQuestions : mostImports);
            TimeSpan delay = TimeSpan.FromMilliseconds(random.Next(25));
            string? moment = import.StartAndKill(request => isEarly || request.Action.StartsWith("import", StringComparison.Ordinal), requests, delay);
            int accepted = sandbox.Tenant.AcceptedAutopilotRows.Count + sandbox.Tenant.AcceptedIdentityRows.Count;
            log.WriteLine($"seed {seed}, {(isEarly ? "request" : "import")} {requests} + {delay.TotalMilliseconds} ms: {moment}, {accepted} rows accepted");
            Assert.True(moment is not null, "It ended before it was killed often enough.");
            moments.Add(moment);
        }

        IReadOnlyList<string[]> results = import.RunToEnd();
        log.WriteLine($"{results.Count(result => result[2] == "True")} of {results.Count} results were resumed.");
        return results;
    }
}
