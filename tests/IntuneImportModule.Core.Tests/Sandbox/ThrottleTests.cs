using System.Globalization;
using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Sandbox;

public sealed class ThrottleTests : SandboxTest
{
    [Fact]
    public async Task Writes_beyond_the_limit_wait_for_the_next_window_and_reads_do_not()
    {
        Start(new SandboxOptions { WritesPerWindow = 2 });
        Assert.Equal([200, 200, 429], await StatusesAsync(() => ImportAsync("A1"), () => ImportAsync("A2"), () => ImportAsync("A3")));
        Assert.Equal(200, (await GetAsync(Records)).Status);
        Clock.Advance(TimeSpan.FromSeconds(19));
        Assert.Equal(429, (await ImportAsync("A3")).Status);
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await ImportAsync("A3")).Status);
        Assert.Equal(3, Sandbox.Tenant.AcceptedAutopilotRows.Count);
    }

    [Fact]
    public async Task Requests_of_any_kind_have_a_limit_of_their_own_and_the_window_is_scaled()
    {
        Start(new SandboxOptions { RequestsPerWindow = 1, TimeScale = 10 });
        Assert.Equal(200, (await GetAsync(Records)).Status);
        Reply refused = await GetAsync(Records);
        Assert.Equal((429, "2"), (refused.Status, refused.Headers["Retry-After"]));
        Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(200, (await GetAsync(Records)).Status);
    }

    [Theory]
    [InlineData(RetryAfterStyle.Seconds, "18", 18)]
    [InlineData(RetryAfterStyle.Fractional, "17.872", 18)]
    [InlineData(RetryAfterStyle.HttpDate, "date", 18)]
    [InlineData(RetryAfterStyle.None, null, null)]
    [InlineData(RetryAfterStyle.NestedOnly, null, 18)]
    public async Task The_answer_says_when_to_come_back_in_one_of_five_ways(RetryAfterStyle style, string? header, int? nested)
    {
        Start(new SandboxOptions { RequestsPerWindow = 1, RetryAfterStyle = style });
        await GetAsync(Records);
        Clock.Advance(TimeSpan.FromSeconds(2.128));
        Reply reply = await GetAsync(Records);
        string? expected = header == "date" ? Clock.Start.AddSeconds(20).ToString("R", CultureInfo.InvariantCulture) : header;
        Assert.Equal(expected, reply.Headers.GetValueOrDefault("Retry-After"));
        Assert.Equal(nested, (int?)reply.Nested["RetryAfter"]);
    }
}
