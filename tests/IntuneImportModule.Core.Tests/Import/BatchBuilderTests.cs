using System.Text;
using System.Text.Json;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Core.Tests.Import;

public sealed class BatchBuilderTests
{
    [Theory]
    [InlineData(10, 3, "3 3 3 1")]
    [InlineData(9, 3, "3 3 3")]
    [InlineData(1, 500, "1")]
    [InlineData(3, 1, "1 1 1")]
    public void Batches_are_cut_by_count(int rows, int most, string sizes) =>
        Assert.Equal(sizes, string.Join(" ", Build(most, 1_000_000, Enumerable.Repeat(50, rows)).Select(batch => batch.Rows.Count)));

    [Fact]
    public async Task Batches_are_cut_by_bytes_and_no_body_is_larger_than_allowed()
    {
        Random random = new(3);
        int[] lengths = [.. Enumerable.Range(0, 500).Select(_ => random.Next(1, 900))];
        List<Batch> batches = Build(100, 4096, lengths);

        Assert.Equal(lengths.Length, batches.Sum(batch => batch.Rows.Count));
        Assert.True(batches.Count < 500 * 1000 / 2048);
        byte[] rowHead = Encoding.UTF8.GetBytes($"{{\"importId\":\"{Guid.NewGuid()}\",");
        int row = 0;
        foreach (Batch batch in batches)
        {
            using RowsContent content = new("{\"importedWindowsAutopilotDeviceIdentities\":["u8.ToArray(), rowHead, "]}"u8.ToArray(), batch);
            byte[] body = await content.ReadAsByteArrayAsync();
            Assert.Equal(content.Headers.ContentLength, body.Length);
            Assert.True(body.Length <= 4096);
            using JsonDocument json = JsonDocument.Parse(body);
            foreach (JsonElement element in json.RootElement.EnumerateObject().First().Value.EnumerateArray())
            {
                Assert.Equal(lengths[row], element.GetProperty("v").GetString()!.Length);
                Assert.Equal(++row, element.GetProperty("n").GetInt32());
            }

            batch.Buffer.Dispose();
        }
    }

    [Fact]
    public async Task A_body_leaves_in_large_pieces_whatever_the_length_of_its_rows()
    {
        int[] lengths = [10, 70_000, 10, .. Enumerable.Repeat(100, 3000), 200_000, 10];
        Batch batch = Assert.Single(Build(10_000, 10_000_000, lengths));
        using RowsContent content = new("["u8.ToArray(), "{"u8.ToArray(), "]"u8.ToArray(), batch);
        PieceStream stream = new();

        await content.CopyToAsync(stream);

        using JsonDocument json = JsonDocument.Parse(stream.ToArray());
        Assert.Equal(content.Headers.ContentLength, stream.Length);
        Assert.Equal(lengths, json.RootElement.EnumerateArray().Select(row => row.GetProperty("v").GetString()!.Length));
        Assert.InRange(stream.Pieces, 2, stream.Length / 30_000);
    }

    [Fact]
    public void A_row_larger_than_a_body_travels_alone() =>
        Assert.Equal([2, 1, 2], Build(100, 2000, [100, 100, 5000, 100, 100]).Select(batch => batch.Rows.Count));

    [Fact]
    public void Halves_keep_the_importId_and_have_patience_of_their_own()
    {
        Batch batch = Build(100, 1_000_000, [1, 1, 1])[0] with { FirstSentAt = 5, Attempts = 1 };

        (Batch first, Batch second) = batch.Split();
        Assert.Equal((1, 2), (first.Rows.Count, second.Rows.Count));
        Assert.Equal(batch.ImportId, second.ImportId);
        Assert.Null(first.FirstSentAt);

        // What may have arrived is judged by the clock of the first attempt.
        Assert.Equal(5, (batch with { HadUnclearAttempt = true }).Split().Second.FirstSentAt);
    }

    private static List<Batch> Build(int maxRows, int maxBytes, IEnumerable<int> lengths)
    {
        using BatchBuilder builder = new(maxRows, maxBytes);
        List<Batch> batches = [];
        int row = 0;
        foreach (int length in lengths)
        {
            if (builder.Add(new Ticket(new TestCandidate(++row, length))) is { } full)
            {
                batches.Add(full);
            }
        }

        if (builder.Take() is { } last)
        {
            batches.Add(last);
        }

        Assert.Equal(Enumerable.Range(1, batches.Count), batches.Select(batch => batch.Number));
        return batches;
    }

    private sealed class PieceStream : MemoryStream
    {
        public int Pieces { get; private set; }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            Pieces++;
            return base.WriteAsync(buffer, offset, count, cancellationToken);
        }
    }

    private sealed class TestCandidate : Candidate
    {
        private readonly int _number;
        private readonly int _length;

        [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
        public TestCandidate(int number, int length)
        {
            (_number, _length) = (number, length);
            Row = default;
        }

        public override string Identity => "x";

        public override Digest128 Digest => default;

        public override ImportResult Draft() => new AutopilotImportResult();

        public override void Write(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            json.WriteNumber("n", _number);
            json.WriteString("v", new string('v', _length));
            json.WriteEndObject();
        }
    }
}
