using IntuneImportModule.Core.Journal;
using IntuneImportModule.Core.Tests.Import;

namespace IntuneImportModule.Core.Tests.Journal;

/// <summary>What reading a journal back costs.</summary>
[Collection(HeapTests.Name)]
public sealed class JournalMemoryTests : JournalTest
{
    [Trait("NotOn", "Mono")]
    [Fact]
    public void Less_than_200_bytes_a_row()
    {
        const int Rows = 50_000;
        JournalBinding binding = new(new Uri("https://graph.example/"), "import", null);
        using (ImportJournal journal = ImportJournal.Open(JournalPath, binding))
        {
            foreach (JournalKey[] batch in Enumerable.Range(0, Rows).Select(i => new JournalKey((ulong)i, 7)).Chunk(500))
            {
                journal.Sent(new JournalSend { ImportId = Guid.NewGuid() }, batch, null);
                Array.ForEach(batch, key => journal.Outcome(key, JournalRowState.Done, json => json.WriteRawValue("{\"message\":\"none\"}")));
            }

            journal.Flush();
        }

        long before = GC.GetTotalMemory(forceFullCollection: true);
        using ImportJournal again = ImportJournal.Open(JournalPath, binding);
        long after = GC.GetTotalMemory(forceFullCollection: true);

        Assert.Equal(Rows, again.Contents.Rows.Count);
        Assert.Equal("none", again.Find(new JournalKey(Rows - 1, 7))!.Result!.Value.GetProperty("message").GetString());
        Assert.InRange((after - before) / (double)Rows, 20, 200);
    }

    [Fact]
    public void Large_baseline_comes_back()
    {
        JournalBinding binding = new(new Uri("https://graph.example/"), "import", null);
        ulong[] ids = [.. Enumerable.Range(0, 250_001).Select(i => RecordDigest.Of(i.ToString("x", null)))];
        using (ImportJournal journal = ImportJournal.Open(JournalPath, binding))
        {
            journal.Note(new JournalLine { Baseline = 1, Ids = RecordDigest.Join(ids[..200_000]) });
            journal.Note(new JournalLine { Baseline = 1, Complete = true, Ids = RecordDigest.Join(ids[200_000..]) });
            journal.Flush();
        }

        using ImportJournal again = ImportJournal.Open(JournalPath, binding);
        Assert.Equal(ids.Order(), again.Contents.Baseline.Keys.Order());
        Assert.Contains(1, again.Contents.WholeBaselines);
        Assert.Equal(2, again.Run);
    }
}
