using System.Collections.Concurrent;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Journal;

namespace IntuneImportModule.Core.Import;

/// <summary>
/// Which import records were there before this run sent anything. Needed only where the service does not keep our importId:
/// records carry no date, and leftovers of earlier runs have the same serial numbers.
/// </summary>
/// <remarks>
/// A run that continues another has several: a row that the first run has left in flight may have become a record that the
/// second run's baseline holds. So each record is remembered with the first run that saw it.
/// </remarks>
/// <param name="journal">Holds the baselines of earlier runs; null without a journal.</param>
internal sealed class RecordBaseline(RunJournal? journal)
{
    // Known to every run: a record that is another row's.
    private const int Own = 0;

    private readonly ConcurrentDictionary<ulong, int> known = journal?.Earlier.Baseline ?? new();
    private readonly int run = journal?.Run ?? 1;
    private readonly object sync = new();
    private Task? firstPage;
    private Task? whole;

    /// <summary>True once every record of before the run is known.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Pages of the tenant's list when it was last read whole; null before.</summary>
    public int? KnownPages { get; private set; }

    /// <summary>
    /// Looks at the first page before anything is sent: one request, whatever the tenant holds. Mostly it is the only page, and
    /// the baseline complete. Where it is not, the rest is read only once the service has shown that it drops importIds.
    /// </summary>
    /// <param name="context">The run's services.</param>
    public Task TakeFirstPageAsync(RunContext context)
    {
        lock (sync)
        {
            return firstPage ??= ReadFirstAsync(context);
        }
    }

    /// <summary>Reads the whole list. Only right while all that this run has sent was reported by <see cref="AddOwn"/>.</summary>
    /// <param name="context">The run's services.</param>
    public Task CompleteAsync(RunContext context)
    {
        lock (sync)
        {
            return whole ??= ReadWholeAsync(context);
        }
    }

    /// <summary>A record of this run, not to be adopted for another row.</summary>
    /// <param name="id">The record's id.</param>
    /// <param name="memory">Once importIds are known to be kept, nothing need be remembered.</param>
    public void AddOwn(string? id, ImportIdMemory memory)
    {
        if (id is not null && memory.IsKept != true)
        {
            known[RecordDigest.Of(id)] = Own;
        }
    }

    /// <summary>True for a record that some run of this journal has seen before it sent anything, or that belongs to another row.</summary>
    /// <param name="id">The record's id; a record without one is taken as known.</param>
    public bool Knows(string? id) => id is null || known.ContainsKey(RecordDigest.Of(id));

    /// <summary>True for a record that was there before these rows were first sent, or that belongs to another row of this run.</summary>
    /// <param name="id">The record's id; a record without one is taken as known.</param>
    /// <param name="part">The rows.</param>
    public bool Knows(string? id, Batch part) =>
        id is null || (known.TryGetValue(RecordDigest.Of(id), out int since) && since <= RunOf(part));

    /// <summary>True if every record of before these rows were first sent is known.</summary>
    /// <param name="part">The rows.</param>
    public bool IsCompleteFor(Batch part) => RunOf(part) == run ? IsComplete : journal!.Earlier.WholeBaselines.Contains(RunOf(part));

    private int RunOf(Batch part) => part.Earlier?.Baseline ?? run;

    /// <summary>The list was read whole for another purpose.</summary>
    /// <param name="pages">How many pages it had.</param>
    public void LearnPages(int pages) => KnownPages = pages;

    private async Task ReadFirstAsync(RunContext context)
    {
        try
        {
            GraphPage<AutopilotImportRecord> page = await ImportRecords.FirstPageAsync(context.Client, context.Sending).ConfigureAwait(false);
            bool isWhole = page.NextLink is null;
            List<ulong> added = Add(page.Value!);
            journal?.Baseline(added, isWhole);
            IsComplete = isWhole;
            KnownPages = isWhole ? 1 : null;
        }
        catch (GraphException notListed)
        {
            Log(notListed, context);
        }
    }

    private async Task ReadWholeAsync(RunContext context)
    {
        int pages = 0;
        List<ulong> added = [];
        try
        {
            await foreach (IReadOnlyList<AutopilotImportRecord> page in ImportRecords.AllAsync(context.Client, context.Sending).ConfigureAwait(false))
            {
                pages++;
                added.AddRange(Add(page));
            }

            // The line reaches the disk with that of the first send.
            journal?.Baseline(added, true);
            IsComplete = true;
            KnownPages = pages;
        }
        catch (GraphException notListed)
        {
            Log(notListed, context);
        }
    }

    private List<ulong> Add(IEnumerable<AutopilotImportRecord?> records) =>
        [.. records.Select(record => record?.Id).OfType<string>().Select(RecordDigest.Of).Where(id => known.TryAdd(id, run))];

    // Without a baseline an unclear row ends as Unconfirmed at worst; that is no reason not to send.
    private static void Log(GraphException notListed, RunContext context) =>
        context.Log(Phrase.Of(Texts.BaselineFailed, notListed.Message));
}
