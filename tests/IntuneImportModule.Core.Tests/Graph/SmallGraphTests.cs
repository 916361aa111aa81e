using System.Text;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Tests.Graph;

public sealed class SmallGraphTests
{
    [Theory]
    [InlineData("Bearer realm=\"\", error=\"insufficient_claims\", claims=\"eyJhIjoxfQ==\"", "{\"a\":1}")]
    [InlineData("Bearer claims=\"eyJhIjoxfQ\", realm=\"x\"", "{\"a\":1}")]
    [InlineData("PoP x=\"y\", Bearer CLAIMS=\"eyJhIjoxfQ\"", "{\"a\":1}")]
    [InlineData("Bearer claims=\"not base64!\"", null)]
    [InlineData("Bearer claims=\"eyJhIjoxfQ", null)]
    [InlineData("Bearer error=\"insufficient_claims\"", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Claims_challenges(string? header, string? claims) => Assert.Equal(claims, ClaimsChallenge.Read(header));

    [Fact]
    public void The_first_lesson_about_import_ids_counts()
    {
        ImportIdMemory memory = new();
        Assert.Null(memory.IsKept);
        Assert.Null(memory.CanFilter);
        memory.LearnKept(true);
        memory.LearnKept(false);
        memory.LearnFilter(false);
        memory.LearnFilter(true);
        Assert.True(memory.IsKept);
        Assert.False(memory.CanFilter);
    }

    [Theory]
    [InlineData("Words", "Words", null, null)]
    [InlineData("Words - Operation ID (for customer support): 0 - Activity ID: a - Url: https://x", "Words", "a", null)]
    [InlineData("Words - Operation ID (for customer support): 0 - Activity ID: a - Url: https://x - CustomApiErrorPhrase: P", "Words", "a", "P")]
    [InlineData("Words - Operation ID (for customer support): 0 - Activity ID:  - Url: https://x", "Words", null, null)]
    public void Support_suffixes(string message, string words, string? activityId, string? phrase) =>
        Assert.Equal((words, activityId, phrase), SupportSuffix.Cut(message));

    [Theory]
    [InlineData("", "empty")]
    [InlineData("<html>", "no readable JSON")]
    [InlineData("null", "empty")]
    [InlineData("{\"value\":[{\"id\":\"\\ud800\"}]}", "no readable JSON")]
    public void Bodies_that_are_no_page_are_named_without_their_contents(string body, string words)
    {
        Assert.Null(GraphJson.Read(Encoding.UTF8.GetBytes(body), GraphJson.Default.GraphPageAutopilotImportRecord, out string? problem));
        Assert.Contains(words, problem, StringComparison.Ordinal);
    }
}
