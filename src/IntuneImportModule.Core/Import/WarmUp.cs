#if NET
using IntuneImportModule.Core.Authentication;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Import;

/// <summary>
/// Has the runtime compile an import's way while the caller signs in or reads a file: one invented row of each action goes it from end
/// to end, over a connection that is none. Nothing leaves the process, and no file, clock or session is touched.
/// </summary>
internal static class WarmUp
{
    private const string Serial = "WARMUP1";

    // A header, no blocks, and the checksum that fits them: what a hash's bytes go through is compiled as well.
    private const string Hash = "T0EEAENTJAAY0vXhRzEnNfoKFOZqCkflGt2Uw7TXXpRXFqBE6uuAOA==";

    // Fits both actions and the listing.
    private const string Answer =
        "{\"value\":[{\"serialNumber\":\"" + Serial + "\",\"state\":{\"deviceImportStatus\":\"complete\"},"
        + "\"importedDeviceIdentityType\":\"serialNumber\",\"importedDeviceIdentifier\":\"" + Serial + "\",\"status\":true}]}";

    // A name that no network resolves.
    private static readonly Uri Nowhere = new("http://warmup.invalid/");

    // A thread of its own: it waits for the runs' batches, and a pool of two threads would have one left for the caller's.
    private static readonly Lazy<Task> Once = new(() =>
        Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));

    /// <summary>
    /// Begins in the background, once in a process. Nobody need wait for the end, and a process that ends does not. What fails in an import
    /// is told by its results; a defect would be in the task, and cost the head start only.
    /// </summary>
    public static Task Begin() => Once.Value;

    /// <summary>Runs one row of each action.</summary>
    /// <returns>One result each.</returns>
    internal static IReadOnlyList<ImportResult> Run()
    {
        using GraphConnection connection = new(
            Nowhere, new AccessTokenSource("none", nameof(WarmUp), TimeProvider.System), CannedConnection.HandlerFor(Nowhere, Answer));

        // A request by itself first: it takes longest, and an import that follows at once comes to it last.
        GraphRequest request = new(HttpMethod.Post, nameof(WarmUp)) { Body = () => JsonBody.Of("{}"u8.ToArray()) };
        new GraphClient(connection, new GraphClientOptions()).SendAsync(request, default).GetAwaiter().GetResult().Body?.Release();

        using ImportRun identities = ImportRun.ForDeviceIdentities(connection, new ImportOptions());
        using ImportRun devices = ImportRun.ForAutopilotDevices(connection, new ImportOptions());
        return [.. ResultsOf(identities, (Column.SerialNumber, Serial)), .. ResultsOf(devices, (Column.SerialNumber, Serial), (Column.HardwareHash, Hash))];
    }

    private static IEnumerable<ImportResult> ResultsOf(ImportRun run, params (Column Column, string? Text)[] cells)
    {
        run.Post(DeviceRow.Of(cells));
        return run.Ready().Concat(run.Rest()).OfType<ResultEvent>().Select(told => told.Result);
    }
}
#endif
