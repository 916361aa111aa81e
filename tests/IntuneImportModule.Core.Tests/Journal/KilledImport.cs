using System.Diagnostics;
using IntuneImportModule.Core.Csv;
using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Journal;

/// <summary>An import in a process of its own, against a sandbox in this one.</summary>
/// <param name="sandbox">The sandbox.</param>
/// <param name="kind">Which import.</param>
/// <param name="folder">Where its files are.</param>
/// <param name="more">Further arguments.</param>
internal sealed class KilledImport(IntuneSandbox sandbox, CsvKind kind, string folder, params string[] more)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string output = Path.Combine(folder, "output.tsv");

    public string Csv { get; } = Path.Combine(folder, "input.csv");

    public string Journal { get; } = Path.Combine(folder, "import.journal");

    /// <summary>Starts it, and kills it some time after so many requests of a kind have arrived.</summary>
    /// <returns>What was under way when it was killed, for the log; null if it had ended by itself.</returns>
    public string? StartAndKill(Func<SandboxRequest, bool> counts, int requests, TimeSpan delay)
    {
        sandbox.ClearRequests();
        using Process process = Start();
        Stopwatch watch = Stopwatch.StartNew();
        while (sandbox.GetRequests().Count(counts) < requests && !process.HasExited && watch.Elapsed < Patience)
        {
            Thread.Sleep(1);
        }

        process.WaitForExit(delay);
        if (process.HasExited)
        {
            return null;
        }

        process.Kill();
        Assert.True(process.WaitForExit(Patience));
        IEnumerable<string> open = sandbox.GetRequests().Where(request => request.StatusCode is null).Select(request => request.Action);
        return string.Join("+", open.Order().DefaultIfEmpty("idle"));
    }

    /// <summary>Starts it and lets it end.</summary>
    /// <returns>For each row number, status, resumed, message, old group tag and profile.</returns>
    public IReadOnlyList<string[]> RunToEnd()
    {
        File.Delete(output);
        using Process process = Start();
        string errors = process.StandardError.ReadToEnd();
        Assert.True(process.WaitForExit(Patience));
        Assert.True(process.ExitCode == 0, errors);
        return [.. File.ReadAllLines(output).Select(line => line.Split('\t'))];
    }

    /// <summary>Starts it and expects it to end with an error.</summary>
    /// <returns>The error.</returns>
    public string RunToFailure()
    {
        using Process process = Start();
        string errors = process.StandardError.ReadToEnd();
        Assert.True(process.WaitForExit(Patience));
        Assert.NotEqual(0, process.ExitCode);
        return errors;
    }

    private Process Start()
    {
        string host = Path.Combine(AppContext.BaseDirectory, "IntuneImportModule.KillHost.dll");
        ProcessStartInfo start = new("dotnet", [host, kind.ToString(), sandbox.Endpoint.ToString(), sandbox.AccessToken, Csv, Journal, output, .. more])
        {
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }
}
