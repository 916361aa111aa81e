using System.Collections.Concurrent;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Import;

/// <summary>
/// Which import records were there before this run sent anything. Needed only where the service does not keep our importId:
/// records carry no date, and leftovers of earlier runs have the same serial numbers.
/// </summary>
internal sealed class RecordBaseline
{
    private readonly ConcurrentDictionary<string, byte> known = new(StringComparer.OrdinalIgnoreCase);
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
            known.TryAdd(id, 0);
        }
    }

    /// <summary>True for a record that was there before, or that belongs to another row of this run.</summary>
    /// <param name="id">The record's id; a record without one is taken as known.</param>
    public bool Knows(string? id) => id is null || known.ContainsKey(id);

    /// <summary>The list was read whole for another purpose.</summary>
    /// <param name="pages">How many pages it had.</param>
    public void LearnPages(int pages) => KnownPages = pages;

    private async Task ReadFirstAsync(RunContext context)
    {
        try
        {
            GraphPage<AutopilotImportRecord> page = await ImportRecords.FirstPageAsync(context.Client, context.Sending).ConfigureAwait(false);
            Add(page.Value!);
            if (page.NextLink is null)
            {
                IsComplete = true;
                KnownPages = 1;
            }
        }
        catch (GraphException notListed)
        {
            Log(notListed, context);
        }
    }

    private async Task ReadWholeAsync(RunContext context)
    {
        int pages = 0;
        try
        {
            await foreach (IReadOnlyList<AutopilotImportRecord> page in ImportRecords.AllAsync(context.Client, context.Sending).ConfigureAwait(false))
            {
                pages++;
                Add(page);
            }

            IsComplete = true;
            KnownPages = pages;
        }
        catch (GraphException notListed)
        {
            Log(notListed, context);
        }
    }

    private void Add(IEnumerable<AutopilotImportRecord?> records)
    {
        foreach (string id in records.Select(record => record?.Id).OfType<string>())
        {
            known.TryAdd(id, 0);
        }
    }

    // Without a baseline an unclear row ends as Unconfirmed at worst; that is no reason not to send.
    private static void Log(GraphException notListed, RunContext context) =>
        context.Log(Phrase.Of(Texts.BaselineFailed, notListed.Message));
}
