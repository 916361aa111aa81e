using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Core.Tests.Import;

public sealed class AnswerMatcherTests
{
    [Theory]
    [InlineData("a b c", "a b c", "a b c")]
    [InlineData("a b c", "c a b", "a b c")]
    [InlineData("a b c", "a c", "a - c")]
    [InlineData("a b c", "a a b b c c", "a b c")]
    [InlineData("a b c", "x a y b c z", "a b c")]
    [InlineData("a b c", "", "- - -")]

    // As many as were sent, and one changed its name: its place tells.
    [InlineData("a b c", "a x c", "a x c")]
    [InlineData("a b c", "x y z", "x y z")]

    // Not so where the places disagree, or where something is missing or doubled.
    [InlineData("a b c", "x c a", "a - c")]
    [InlineData("a b c", "a a c", "a - c")]
    [InlineData("a b c", "a null c", "a - c")]
    [InlineData("a b c", "x b", "- b -")]
    [InlineData("", "a", "")]
    public void Rows_find_their_records(string rows, string records, string expected)
    {
        string?[] sent = Words(rows)!;
        string?[] came = [.. Words(records).Select(word => word == "null" ? null : word)];

        string?[] matched = AnswerMatcher.Match(sent!, came, record => record);

        Assert.Equal(Words(expected), matched.Select(record => record ?? "-"));
    }

    [Fact]
    public void A_record_without_identity_matches_by_its_place_only()
    {
        Assert.Equal("a b", string.Join(" ", AnswerMatcher.Match<string>(["a", "b"], ["a", "b"], record => record == "b" ? null : record)));
        Assert.Equal("a -", string.Join(" ", AnswerMatcher.Match<string>(["a", "b"], ["b", "a"], record => record == "b" ? null : record).Select(r => r ?? "-")));
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
