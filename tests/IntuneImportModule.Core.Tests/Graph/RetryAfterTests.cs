using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Tests.Graph;

public sealed class RetryAfterTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 21, 18, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("5", 5.0)]
    [InlineData(" 120 ", 120.0)]
    [InlineData("2.128", 2.128)]
    [InlineData("0", 0.0)]
    [InlineData("Sat, 21 Nov 2026 18:00:30 GMT", 30.0)]
    [InlineData("Sat, 21 Nov 2026 17:00:00 GMT", 0.0)]
    [InlineData("2026-11-21T18:00:10Z", 10.0)]
    [InlineData("99999999", 3600.0)]
    [InlineData("1e", null)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("NaN", null)]
    [InlineData("-Infinity", null)]
    [InlineData("Infinity", 3600.0)]
    [InlineData("-5", null)]
    public void Every_form_is_read(string? text, double? seconds)
    {
        TimeSpan? wait = RetryAfter.Parse(text, s_now);

        Assert.Equal(seconds is { } s ? TimeSpan.FromSeconds(s) : null, wait);
    }

    [Fact]
    public void Nonsense_gives_nothing_or_a_wait_within_bounds()
    {
        Random random = new(1);
        for (int i = 0; i < 100_000; i++)
        {
            string text = new([.. Enumerable.Range(0, random.Next(12)).Select(_ => "0123456789.,-+eE: NaInfty∞GMT/"[random.Next(29)])]);
            TimeSpan? wait = RetryAfter.Parse(text, s_now);
            Assert.True(wait is null || (wait >= TimeSpan.Zero && wait <= RetryAfter.Longest), text);
        }
    }
}
