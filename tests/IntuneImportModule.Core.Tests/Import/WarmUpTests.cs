using System.Collections.Concurrent;
using System.Diagnostics;
using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Core.Tests.Import;

/// <summary>The rehearsal that has an import's way compiled before the first row.</summary>
public sealed class WarmUpTests
{
    // The address that the requests name does not exist, so a request that left would come back as a failure.
    [Fact]
    public void One_row_of_each_action_goes_the_whole_way_and_no_request_leaves()
    {
        IReadOnlyList<ImportResult> results = WarmUp.Run();

        Assert.Equal([typeof(DeviceIdentityImportResult), typeof(AutopilotImportResult)], results.Select(result => result.GetType()));
        Assert.All(results, result => Assert.Equal((ImportStatus.Imported, 1), (result.Status, result.Attempts)));
    }

    [Fact]
    public void Those_who_trace_the_requests_of_the_process_see_none_of_it()
    {
        ConcurrentBag<string?> hosts = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = request => hosts.Add(request.GetTagItem("server.address") as string),
        };
        ActivitySource.AddActivityListener(listener);

        WarmUp.Run();

        // Other tests send requests meanwhile.
        Assert.DoesNotContain(hosts, host => host == "warmup.invalid");
    }

    [Fact]
    public async Task It_runs_once_in_a_process()
    {
        Task begun = WarmUp.Begin();
        await begun.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Same(begun, WarmUp.Begin());
    }
}
