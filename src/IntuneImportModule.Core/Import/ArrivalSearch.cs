using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Import;

/// <summary>What a look at the service showed of rows whose send stayed unclear.</summary>
/// <param name="Found">For each row its record; null where none was found.</param>
/// <param name="IsOpen">For each row whether a record is there that may or may not be this run's.</param>
internal sealed record Arrivals(AutopilotImportRecord?[] Found, bool[] IsOpen)
{
    /// <summary>How many rows were found.</summary>
    public int Count => Found.Count(record => record is not null);

    /// <summary>Nothing found.</summary>
    /// <param name="rows">How many rows.</param>
    public static Arrivals None(int rows) => new(new AutopilotImportRecord?[rows], new bool[rows]);
}

/// <summary>Asks the service which rows of an unclear send have arrived: by importId where it is kept, else beyond the baseline.</summary>
internal sealed class ArrivalSearch(RecordBaseline baseline)
{
    /// <summary>Looks once, and again after each polling interval as long as more comes to light; at least twice.</summary>
    /// <param name="part">The rows.</param>
    /// <param name="context">The run's services.</param>
    /// <exception cref="GraphException">It could not be asked.</exception>
    public async Task<Arrivals> FindAsync(Batch part, RunContext context)
    {
        Arrivals arrivals = await LookAsync(part, context).ConfigureAwait(false);
        int before = -1;
        while (arrivals.Count < part.Rows.Count && arrivals.Count > before)
        {
            before = arrivals.Count;
            await Waits.ForAsync(context.Options.PollingInterval, context.Time, context.Asking.Halt).ConfigureAwait(false);
            arrivals = await LookAsync(part, context).ConfigureAwait(false);
        }

        return arrivals;
    }

    private async Task<Arrivals> LookAsync(Batch part, RunContext context)
    {
        ImportIdMemory memory = context.Client.Connection.ImportIds;
        string importId = part.ImportId.ToString();
        if (memory.IsKept != false && memory.CanFilter != false
            && await ImportRecords.WithImportIdAsync(context.Client, importId, context.Asking).ConfigureAwait(false) is { } records)
        {
            if (records.Count > 0)
            {
                memory.LearnKept(true);
            }

            if (memory.IsKept == true)
            {
                return Match(part, records, record => true, doubtful: _ => false);
            }
        }

        List<AutopilotImportRecord> all = await RecordsOfRowsAsync(part, context).ConfigureAwait(false);
        if (all.Any(HasImportId))
        {
            memory.LearnKept(true);
        }

        // Where importIds are kept, a record without ours is not ours. Otherwise, without a whole baseline, one of the same
        // serial number may be a leftover as well as ours.
        return memory.IsKept == true
            ? Match(part, all, HasImportId, doubtful: _ => false)
            : Match(part, all, IsNew, doubtful: record => !baseline.IsCompleteFor(part) && !baseline.Knows(record.Id, part));

        bool IsNew(AutopilotImportRecord record) => baseline.IsCompleteFor(part) && !baseline.Knows(record.Id, part);

        bool HasImportId(AutopilotImportRecord record) => string.Equals(record.ImportId, importId, StringComparison.OrdinalIgnoreCase);
    }

    // Of the tenant's list only records with our rows' serial numbers are kept in memory.
    private static async Task<List<AutopilotImportRecord>> RecordsOfRowsAsync(Batch part, RunContext context)
    {
        HashSet<string> serials = [.. part.Rows.Select(IdentityOf)];
        List<AutopilotImportRecord> records = [];
        await foreach (IReadOnlyList<AutopilotImportRecord> page in ImportRecords.AllAsync(context.Client, context.Asking).ConfigureAwait(false))
        {
            records.AddRange(page.Where(r => AutopilotDevice.IdentityOf(r.SerialNumber) is { } serial && serials.Contains(serial)));
        }

        return records;
    }

    private static Arrivals Match(
        Batch part,
        IReadOnlyList<AutopilotImportRecord> records,
        Func<AutopilotImportRecord, bool> isOurs,
        Func<AutopilotImportRecord, bool> doubtful)
    {
        ILookup<string, AutopilotImportRecord> bySerial = records.ToLookup(r => AutopilotDevice.IdentityOf(r.SerialNumber) ?? string.Empty);
        Arrivals arrivals = Arrivals.None(part.Rows.Count);
        for (int i = 0; i < part.Rows.Count; i++)
        {
            IEnumerable<AutopilotImportRecord> candidates = bySerial[IdentityOf(part.Rows[i])];
            arrivals.Found[i] = candidates.FirstOrDefault(isOurs);
            arrivals.IsOpen[i] = arrivals.Found[i] is null && candidates.Any(doubtful);
        }

        return arrivals;
    }

    private static string IdentityOf(Ticket ticket) =>
        AutopilotDevice.IdentityOf(((AutopilotImportResult)ticket.Draft).SerialNumber)!;
}
