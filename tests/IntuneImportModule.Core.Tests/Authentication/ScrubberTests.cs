using IntuneImportModule.Core.Authentication;

namespace IntuneImportModule.Core.Tests.Authentication;

public sealed class ScrubberTests
{
    [Theory]
    [InlineData("it was s3cr~t, it was", "it was ***, it was")]
    [InlineData("it was a%2Bb%20c", "it was ***")]
    [InlineData("eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiIwMDAwIn0.c2ln rest", "*** rest")]
    [InlineData("app 'c1000000-0000-4000-8000-000000000000' of ada@contoso.example", "app 'c1000000-0000-4000-8000-000000000000' of ada@contoso.example")]
    [InlineData("one\r\ntwo", "one two")]
    public void Secrets_go_and_words_stay(string words, string expected)
    {
        Scrubber scrubber = new();
        scrubber.Know("s3cr~t");
        scrubber.Know("a+b c");
        scrubber.Know("");

        Assert.Equal(expected, scrubber.Clean(words));
    }

    [Fact]
    public void Wrapped_secret_shows_nothing() => Assert.Equal("***", new Secret("s3cr~t").ToString());
}
