using System.Text;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Tests.Graph;

public sealed class GraphErrorReaderTests
{
    private const string Suffix =
        " - Operation ID (for customer support): 00000000-0000-0000-0000-000000000000 - Activity ID: 11111111-2222-3333-4444-555555555555"
        + " - Url: https://fef.amsua0502.manage.microsoft.com/StatelessX/devices?api-version=2024";

    private static readonly DateTimeOffset s_now = new(2026, 11, 21, 18, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_plain_envelope_is_read()
    {
        GraphError error = Read("""{"error":{"code":"BadRequest","message":"No.","innerError":{"date":"2026","request-id":"r","client-request-id":"c"}}}""");

        Assert.Equal(("BadRequest", "No.", "r", "c"), (error.Code, error.Message, error.RequestId, error.ClientRequestId));
    }

    [Theory]
    [InlineData("innererror")]
    [InlineData("innerError")]
    public void Nested_inner_errors_give_the_code_that_the_envelope_lacks(string name)
    {
        string inner = "\"" + name + "\":";
        GraphError error = Read("""{"error":{"code":"","message":"No.",""" + inner + "{" + inner + """{"code":"Deep","request-id":"r"}}}}""");

        Assert.Equal(("Deep", "r"), (error.Code, error.RequestId));
    }

    [Fact]
    public void Json_inside_the_message_is_unwrapped_and_the_internal_address_is_left_out()
    {
        string inner = """{\"_version\":3,\"Message\":\"Invalid Device Identifier parameter found for 2 import records!""" + Suffix
            + """ - CustomApiErrorPhrase: X\",\"CustomApiErrorPhrase\":\"Phrase\",\"RetryAfter\":7,\"ErrorSourceService\":\"\",\"HttpHeaders\":\"{}\"}""";
        GraphError error = Read($$$"""{"error":{"code":"BadRequest","message":"{{{inner}}}"}}""");

        Assert.Equal("Invalid Device Identifier parameter found for 2 import records!", error.Message);
        Assert.Equal("11111111-2222-3333-4444-555555555555", error.ActivityId);
        Assert.Equal("Phrase", error.Phrase);
        Assert.Equal(TimeSpan.FromSeconds(7), error.RetryAfter);
        Assert.DoesNotContain("manage.microsoft.com", error.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_text_with_the_same_suffix_is_cut()
    {
        GraphError error = Read($$$"""{"error":{"code":"Forbidden","message":"Application is not authorized.{{{Suffix}}} - CustomApiErrorPhrase: NotAllowed"}}""", 403);

        Assert.Equal(("Application is not authorized.", "NotAllowed"), (error.Message, error.Phrase));
        Assert.NotNull(error.ActivityId);
    }

    [Theory]
    [InlineData("<html><body>Bad Gateway</body></html>")]
    [InlineData("")]
    [InlineData("{\"error\":\"just text\"}")]
    [InlineData("[1,2]")]
    [InlineData("null")]
    [InlineData("{\"error\":{\"code\":\"\\ud800\",\"message\":\"half a surrogate\"}}")]
    [InlineData("{\"error\":{\"\\udc00\":1,\"message\":5}}")]
    public void What_is_no_envelope_is_told_by_its_status(string body)
    {
        GraphError error = Read(body, 502);

        Assert.StartsWith("HTTP 502", error.Code, StringComparison.Ordinal);
        Assert.NotEmpty(error.Message);
    }

    [Fact]
    public void A_header_beats_the_nested_wait()
    {
        AnswerHead head = new() { StatusCode = 429, RetryAfter = "2.5" };
        byte[] body = Encoding.UTF8.GetBytes("""{"error":{"code":"TooManyRequests","message":"{\"Message\":\"Slow\",\"RetryAfter\":\"60\"}"}}""");

        Assert.Equal(TimeSpan.FromSeconds(2.5), GraphErrorReader.Read(head, body, s_now).RetryAfter);
        Assert.Equal(TimeSpan.FromSeconds(60), GraphErrorReader.Read(head with { RetryAfter = null }, body, s_now).RetryAfter);
    }

    [Fact]
    public void Damaged_bodies_never_throw()
    {
        byte[] whole = Encoding.UTF8.GetBytes(
            """{"error":{"code":"BadRequest","message":"{\"Message\":\"No.""" + Suffix + """\",\"RetryAfter\":3}","innerError":{"request-id":"r","innererror":{"code":"x"}}}}""");
        for (int seed = 0; seed < 20_000; seed++)
        {
            byte[] damaged = Damage.Of(whole, new Random(seed));
            Assert.NotEmpty(Read(damaged, 400).Describe());
        }
    }

    private static GraphError Read(string body, int status = 400) => Read(Encoding.UTF8.GetBytes(body), status);

    private static GraphError Read(byte[] body, int status) => GraphErrorReader.Read(new AnswerHead { StatusCode = status, Reason = "Reason" }, body, s_now);
}
