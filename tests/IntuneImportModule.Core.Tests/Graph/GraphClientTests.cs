using System.IO.Compression;
using System.Net;
using System.Text;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Tests.Graph;

public sealed class GraphClientTests
{
    private static readonly Stopping s_never = Stopping.At(CancellationToken.None);

    [Theory]
    [InlineData("https://graph.microsoft.com/https://contoso.com/x")]
    [InlineData("https://graph.microsoft.com///contoso.com/x")]
    public async Task A_next_page_in_disguise_takes_no_token_to_another_host(string link)
    {
        StubHandler stub = new(_ => StubHandler.Json($$"""{"value":[],"@odata.nextLink":"{{link}}"}"""));

        await Assert.ThrowsAsync<GraphException>(() => ReadAllAsync(stub.Client()));

        Assert.All(stub.Addresses, address => Assert.Equal("graph.microsoft.com", address.Host));
    }

    [Fact]
    public async Task A_next_page_elsewhere_is_refused_by_name()
    {
        StubHandler stub = new(_ => StubHandler.Json("""{"value":[],"@odata.nextLink":"https://contoso.com/v1.0/x"}"""));

        GraphException refused = await Assert.ThrowsAsync<GraphException>(() => ReadAllAsync(stub.Client()));

        Assert.Equal("NextLinkElsewhere", refused.Error.Code);
        Assert.Single(stub.Addresses);
    }

    [Fact]
    public async Task Pages_in_a_circle_are_noticed()
    {
        int page = 0;
        StubHandler stub = new(_ => StubHandler.Json($$"""{"value":[{"id":"1"},null],"@odata.nextLink":"https://graph.microsoft.com/v1.0/x?p={{++page % 3}}"}"""));

        GraphException refused = await Assert.ThrowsAsync<GraphException>(() => ReadAllAsync(stub.Client()));

        Assert.Equal("NextLinkLoop", refused.Error.Code);
        Assert.Equal(4, stub.Addresses.Count);
    }

    [Fact]
    public async Task An_answer_that_lies_about_its_compression_is_unclear_and_no_defect()
    {
        StubHandler stub = new(_ => new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StreamContent(new GZipStream(new MemoryStream(Encoding.UTF8.GetBytes("{\"value\":[]} but no gzip")), CompressionMode.Decompress)),
        });

        GraphAnswer answer = await stub.Client().SendAsync(new GraphRequest(HttpMethod.Post, "v1.0/x") { IsRepeatable = false }, s_never);

        Assert.Equal(GraphVerdict.Unclear, answer.Verdict);
    }

    [Fact]
    public async Task Throttled_items_of_a_batch_are_sent_again_and_only_those()
    {
        int calls = 0;
        StubHandler stub = new(_ => StubHandler.Json(++calls == 1
            ? """{"responses":[{"id":"2","status":200,"body":{}},{"id":"0","status":429,"headers":{"Retry-After":0.01}},{"id":"1","status":404},{"id":"77","status":200},null]}"""
            : """{"responses":[{"id":"0","status":200,"headers":{"X":"y"},"body":{"id":"a"}}]}"""));
        GraphClient client = stub.Client();

        IReadOnlyList<GraphBatchItemAnswer?> answers = await GraphBatch.SendAsync(client, "v1.0", Items(3), TimeProvider.System, s_never);

        Assert.Equal([200, 404, 200], answers.Select(answer => answer!.Status));
        Assert.Equal(2, calls);
        Assert.Equal(2, client.Gate.Allowed);
    }

    [Fact]
    public async Task A_batch_gives_up_on_an_item_that_asks_for_more_than_a_request_may_take()
    {
        StubHandler stub = new(_ => StubHandler.Json("""{"responses":[{"id":"0","status":429,"headers":{"retry-after":"3000"}}]}"""));

        IReadOnlyList<GraphBatchItemAnswer?> answers = await GraphBatch
            .SendAsync(stub.Client(), "v1.0", Items(1), TimeProvider.System, s_never).WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(429, answers[0]!.Status);
        Assert.Single(stub.Addresses);
    }

    [Fact]
    public async Task A_batch_holds_twenty()
    {
        StubHandler stub = new(_ => StubHandler.Json("""{"responses":[]}"""));

        IReadOnlyList<GraphBatchItemAnswer?> answers = await GraphBatch.SendAsync(stub.Client(), "v1.0", Items(41), TimeProvider.System, s_never);

        Assert.Equal(3, stub.Addresses.Count);
        Assert.All(answers, Assert.Null);
    }

    [Fact]
    public async Task Damaged_pages_give_a_page_or_the_documented_exception()
    {
        byte[] whole = Encoding.UTF8.GetBytes(
            """{"@odata.context":"x","value":[{"id":"1","serialNumber":"S","importId":"i","state":{"deviceImportStatus":"complete","deviceErrorCode":0,"deviceErrorName":"None"}}]}""");
        Random random = new(5);
        byte[] body = whole;
        StubHandler stub = new(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) });
        GraphClient client = stub.Client();
        for (int i = 0; i < 5000; i++)
        {
            body = Damage.Of(whole, random);
            try
            {
                await ReadAllAsync(client).WaitAsync(TimeSpan.FromSeconds(10));
            }
            catch (GraphException documented)
            {
                Assert.NotEmpty(documented.Error.Code);
            }
        }
    }

    private static GraphBatchItem[] Items(int count) => [.. Enumerable.Range(0, count).Select(i => new GraphBatchItem("GET", $"/x/{i}"))];

    private static async Task<int> ReadAllAsync(GraphClient client)
    {
        int count = 0;
        await foreach (IReadOnlyList<AutopilotImportRecord> page in ImportRecords.AllAsync(client, s_never))
        {
            count += page.Count;
        }

        return count;
    }
}
