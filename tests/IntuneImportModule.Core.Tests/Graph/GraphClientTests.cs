using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
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

        IReadOnlyList<GraphBatchItemAnswer?> answers = await GraphBatch.AskAsync(client, "v1.0", Items(3), s_never);

        Assert.Equal([200, 404, 200], answers.Select(answer => answer!.Status));
        Assert.Equal(2, calls);
        Assert.Equal(2, client.Gate.Allowed);
    }

    [Fact]
    public async Task A_batch_gives_up_on_an_item_that_asks_for_more_than_a_request_may_take()
    {
        StubHandler stub = new(_ => StubHandler.Json("""{"responses":[{"id":"0","status":429,"headers":{"retry-after":"3000"}}]}"""));

        IReadOnlyList<GraphBatchItemAnswer?> answers = await GraphBatch
            .AskAsync(stub.Client(), "v1.0", Items(1), s_never).WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(429, answers[0]!.Status);
        Assert.Single(stub.Addresses);
    }

    [Fact]
    public async Task A_batch_holds_twenty()
    {
        List<int> sizes = [];
        StubHandler stub = new(request => StubHandler.Json(AnswerAll(request, sizes, _ => 204)));

        IReadOnlyList<GraphBatchItemAnswer?> answers = await GraphBatch.AskAsync(stub.Client(), "v1.0", Items(41), s_never);

        Assert.Equal([20, 20, 1], sizes);
        Assert.All(answers, answer => Assert.Equal(204, answer!.Status));
    }

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(null)]
    public async Task An_item_whose_outcome_is_open_is_sent_again_and_its_answer_says_so(int? status)
    {
        List<int> sizes = [];
        int calls = 0;
        FakeClock clock = new();
        StubHandler stub = new(request => StubHandler.Json(AnswerAll(request, sizes, id => id == 1 && ++calls <= 2 ? status : 204)));
        GraphBatch batch = new(stub.Client(new GraphClientOptions { Time = clock }), "v1.0", Items(3), s_never);

        await InTimeAsync(batch.SendAsync(), clock);

        Assert.Equal([3, 1, 1], sizes);
        Assert.Equal([204, 204, 204], batch.Answers.Select(answer => answer!.Status));
        Assert.Equal([false, true, false], batch.Answers.Select(answer => answer!.AfterUnclear));
        Assert.InRange(clock.GetUtcNow() - clock.Start, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task An_item_is_given_up_when_a_request_s_patience_is_over()
    {
        FakeClock clock = new();
        StubHandler stub = new(request => StubHandler.Json(AnswerAll(request, [], id => id == 0 ? 500 : 204)));
        GraphBatch batch = new(stub.Client(new GraphClientOptions { Time = clock, RequestTimeout = TimeSpan.FromSeconds(90) }), "v1.0", Items(2), s_never);

        await InTimeAsync(batch.SendAsync(), clock);

        Assert.Equal([500, 204], batch.Answers.Select(answer => answer!.Status));
        Assert.Equal([true, false], new[] { batch.MayBeDone(0), batch.MayBeDone(1) });
        Assert.InRange(clock.GetUtcNow() - clock.Start, TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(155));
    }

    [Fact]
    public async Task What_one_request_has_answered_stays_known_where_the_next_one_fails()
    {
        int calls = 0;
        StubHandler stub = new(request => ++calls == 1
            ? StubHandler.Json(AnswerAll(request, [], _ => 204))
            : StubHandler.Json("""{"error":{"code":"Forbidden","message":"No."}}""", HttpStatusCode.Forbidden));
        GraphBatch batch = new(stub.Client(), "v1.0", Items(25), s_never);

        await Assert.ThrowsAsync<GraphException>(batch.SendAsync);

        Assert.Equal(20, batch.Answers.Count(answer => answer?.Status == 204));
        Assert.DoesNotContain(true, Enumerable.Range(0, 25).Select(batch.MayBeDone));
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

    // Answers every call of a batch with the status that the function gives for its place; null leaves it out.
    private static string AnswerAll(HttpRequestMessage request, List<int> sizes, Func<int, int?> statusOf)
    {
        using JsonDocument sent = JsonDocument.Parse(request.Content!.ReadAsStream());
        int[] ids = [.. sent.RootElement.GetProperty("requests").EnumerateArray().Select(call => int.Parse(call.GetProperty("id").GetString()!, null))];
        sizes.Add(ids.Length);
        IEnumerable<string> responses = ids.Select(id => (Id: id, Status: statusOf(id))).Where(one => one.Status is not null)
            .Select(one => $$"""{"id":"{{one.Id}}","status":{{one.Status}}}""");
        return $$"""{"responses":[{{string.Join(",", responses)}}]}""";
    }

    private static async Task InTimeAsync(Task task, FakeClock clock)
    {
        for (int i = 0; i < 1000 && !task.IsCompleted; i++)
        {
            // A wait between two attempts is short; longer than a minute is only the patience of a request that is under way.
            await Task.Delay(5);
            if (!task.IsCompleted && clock.UntilNextTimer is { } next && next <= TimeSpan.FromMinutes(1))
            {
                clock.Advance(next);
            }
        }

        await task.WaitAsync(TimeSpan.FromSeconds(10));
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
