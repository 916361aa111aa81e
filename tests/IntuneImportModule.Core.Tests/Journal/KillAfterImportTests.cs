using IntuneImportModule.Core.Csv;
using IntuneImportModule.Core.Tests.Import;
using IntuneImportModule.Sandbox;
using Xunit.Abstractions;

namespace IntuneImportModule.Core.Tests.Journal;

/// <summary>
/// The same with -UpdateExisting, -CleanUp and -WaitForProfile: killed 25 times while devices are updated, records removed and profiles waited for.
/// </summary>
public sealed class KillAfterImportTests(ITestOutputHelper log) : IDisposable
{
    private const int Rows = 200;
    private const int Kills = 25;

    private readonly string folder = Directory.CreateTempSubdirectory("kill").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_row_says_what_became_of_it_and_no_foreign_thing_is_touched(int seed)
    {
        // Ten minutes of the service are one second here.
        FastClock clock = new(600);
        using IntuneSandbox sandbox = IntuneSandbox.Start(new SandboxOptions
        {
            TimeProvider = clock,
            RequestLatency = clock.Real(TimeSpan.FromMilliseconds(5)),
            ProcessingTime = clock.Real(TimeSpan.FromMilliseconds(50)),
            ProcessingJitter = clock.Real(TimeSpan.FromMilliseconds(200)),
        });
        string[] registered = [.. Enumerable.Range(1, Rows).Where(row => row % 2 == 1).Select(TestRows.Name)];
        TaggedTenant.Seed(sandbox, registered);
        SpinWait.SpinUntil(() => sandbox.Tenant.Registrations.All(device => device.DeploymentProfile == TaggedTenant.OldProfile), TimeSpan.FromSeconds(10));
        sandbox.Faults.Add(SandboxFault.AnswerDelayed(clock.Real(TimeSpan.FromMilliseconds(10))).For("batch").Always());
        KilledImport import = new(sandbox, CsvKind.Autopilot, folder, "AndAfter");
        File.WriteAllLines(import.Csv, Enumerable.Range(1, Rows)
            .Select(row => $"{TestRows.Name(row)},,{TestRows.Hash},{TaggedTenant.NewTag}").Prepend("Device Serial Number,Windows Product ID,Hardware Hash,Group Tag"));

        IReadOnlyList<string[]> results = KillAndFinish(sandbox, import, new Random(seed));

        Assert.Equal(Enumerable.Range(1, Rows), results.Select(result => int.Parse(result[0], null)));
        Assert.All(results, result => Assert.Equal(
            int.Parse(result[0], null) % 2 == 1 ? ("Updated", TaggedTenant.OldTag, TaggedTenant.NewProfile) : ("Imported", "", TaggedTenant.NewProfile),
            (result[1], result[4], result[5])));
        Assert.Equal(Enumerable.Range(1, Rows).Select(TestRows.Name), sandbox.Tenant.AcceptedAutopilotRows.Select(row => row.Identifier).Order(StringComparer.Ordinal));
        Assert.All(
            sandbox.Tenant.Registrations.Where(device => device.SerialNumber != TaggedTenant.Stranger),
            device => Assert.Equal((TaggedTenant.NewTag, TaggedTenant.NewProfile), (device.GroupTag, device.DeploymentProfile)));
        TaggedTenant.AssertForeignUntouched(sandbox);
        Assert.Equal(3, sandbox.Tenant.ImportRecords.Count);
    }

    private IReadOnlyList<string[]> KillAndFinish(IntuneSandbox sandbox, KilledImport import, Random random)
    {
        for (int kill = 0; kill < Kills; kill++)
        {
            // Most kills fall after the first requests, which only ask what is there.
            int requests = 1 + random.Next(kill < 5 ? 6 : 25);
            TimeSpan delay = TimeSpan.FromMilliseconds(random.Next(25));
            string? moment = import.StartAndKill(_ => true, requests, delay);
            int updated = sandbox.Tenant.Registrations.Count(device => device.GroupTag == TaggedTenant.NewTag);
            log.WriteLine($"request {requests} + {delay.TotalMilliseconds} ms: {moment}, {updated} devices with the tag, {sandbox.Tenant.ImportRecords.Count} records");
            Assert.True(moment is not null, "It ended before it was killed often enough.");
        }

        IReadOnlyList<string[]> results = import.RunToEnd();
        log.WriteLine($"{results.Count(result => result[2] == "True")} of {results.Count} results were resumed.");
        return results;
    }
}
