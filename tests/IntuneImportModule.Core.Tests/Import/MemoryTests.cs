using System.Net;
using System.Text;
using System.Text.Json;
using IntuneImportModule.Core.Authentication;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Core.Tests.Import;

/// <summary>Promise 5: what a run keeps does not grow with its rows, but for the search for duplicates.</summary>
[Collection(HeapTests.Name)]
public class MemoryTests
{
    private const int Step = 60_000;

    [Trait("NotOn", "Mono")]
    [Fact]
    public void A_run_of_many_rows_keeps_less_than_fifty_bytes_a_row()
    {
        using GraphConnection connection = new(
            new Uri("http://127.0.0.1:1/"), new AccessTokenSource("token", "AccessToken", TimeProvider.System), new TakesEverything());

        // Small batches, because the pool keeps the memory of some bodies on every thread that has sent one.
        using ImportRun run = ImportRun.ForDeviceIdentities(connection, new ImportOptions { BatchSize = 100 });
        Post(run, 0, Step);
        long before = GC.GetTotalMemory(forceFullCollection: true);

        Post(run, Step, 3 * Step);
        double perRow = (GC.GetTotalMemory(forceFullCollection: true) - before) / (2.0 * Step);

        Assert.Empty(run.Rest().OfType<ResultEvent>());
        Assert.True(perRow < 50, $"{perRow:0} bytes a row are kept.");
    }

    // Whole batches, and until each row has been told: nothing is under way then, and only what is kept for good is counted.
    private static void Post(ImportRun run, int from, int to)
    {
        int results = 0;
        for (int i = from; i < to; i++)
        {
            run.Post(DeviceRow.Of((Column.SerialNumber, "SN" + i)));
            results += run.Ready().OfType<ResultEvent>().Count();
        }

        Assert.True(SpinWait.SpinUntil(() => (results += run.Ready().OfType<ResultEvent>().Count()) == to - from, TimeSpan.FromSeconds(30)));
    }

    /// <summary>A service without a memory: it takes every row and forgets it.</summary>
    private sealed class TakesEverything : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using JsonDocument body = JsonDocument.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
            IEnumerable<string> rows = body.RootElement.GetProperty("importedDeviceIdentities").EnumerateArray().Select(row =>
                $$"""{"id":"x","importedDeviceIdentifier":"{{row.GetProperty("importedDeviceIdentifier").GetString()}}","importedDeviceIdentityType":"serialNumber","status":true}""");
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent($$"""{"value":[{{string.Join(',', rows)}}]}""", Encoding.UTF8, "application/json"),
            };
        }
    }
}
