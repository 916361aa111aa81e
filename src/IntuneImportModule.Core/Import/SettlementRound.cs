using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Import;

/// <summary>One round of asking: by importId where Graph filters, otherwise by id or by the list, whichever is fewer requests.</summary>
internal sealed class SettlementRound(RunContext context, RecordBaseline baseline)
{
    // A record may show up late; only one that stays away is looked for elsewhere.
    private const int MissesBeforeSearch = 2;

    private readonly RegistrationSearch registrations = new(context);

    /// <summary>Asks once for everything that is open.</summary>
    /// <param name="batches">The open batches.</param>
    public async Task RunAsync(IReadOnlyList<WaitingBatch> batches)
    {
        try
        {
            await AskAsync([.. batches.SelectMany(batch => batch.Rows)]).ConfigureAwait(false);
        }
        catch (GraphException denied) when (denied.Verdict == GraphVerdict.Denied)
        {
            context.Fail(RequestRefusal.Ending(denied.Error));
            GiveUp(batches, row => AutopilotVerdict.Pending(Draft(row), row.Record, Texts.PendingCannotAsk));
        }
        catch (GraphException passing)
        {
            // The next round asks again, until the rows' time is over.
            context.Log(Phrase.Of(Texts.PollFailed, passing.Message));
        }

        foreach (WaitingBatch batch in batches)
        {
            Expire(batch);
            batch.Rows.RemoveAll(row => row.IsDone);
        }

        context.Journal?.Flush();
    }

    private static AutopilotImportResult Draft(WaitingRow row) => (AutopilotImportResult)row.Ticket.Draft;

    private async Task AskAsync(List<WaitingRow> rows)
    {
        ImportIdMemory memory = context.Client.Connection.ImportIds;
        List<WaitingRow> unfiltered = [.. rows.Where(row => memory.CanFilter == false || string.IsNullOrEmpty(row.Record.ImportId))];
        if (unfiltered.Count < rows.Count)
        {
            IEnumerable<IGrouping<string, WaitingRow>> groups = rows.Except(unfiltered)
                .GroupBy(row => row.Record.ImportId!, StringComparer.OrdinalIgnoreCase);
            IEnumerable<WaitingRow>[] refused = await Task.WhenAll(groups.Select(AskByImportIdAsync)).ConfigureAwait(false);
            unfiltered.AddRange(refused.SelectMany(r => r));
        }

        if (unfiltered.Count > 0)
        {
            await AskWithoutFilterAsync(unfiltered).ConfigureAwait(false);
        }

        await SearchVanishedAsync([.. rows.Where(row => !row.IsDone && row.Misses >= MissesBeforeSearch)]).ConfigureAwait(false);
    }

    private async Task SearchVanishedAsync(List<WaitingRow> missed)
    {
        // A record that no list shows yet may still be had by its id.
        List<WaitingRow> identified = [.. missed.Where(row => row.Record.Id is not null)];
        if (identified.Count > 0)
        {
            Update(identified, await RecordsById.AskAsync(identified, context).ConfigureAwait(false));
        }

        List<WaitingRow> vanished = [.. missed.Where(row => !row.IsDone && row.Misses >= MissesBeforeSearch && Draft(row).SerialNumber is not null)];
        foreach ((WaitingRow row, AutopilotRegistrationRecord registration) in await registrations.FindAsync(vanished).ConfigureAwait(false))
        {
            Settle(row, Draft(row) with
            {
                Status = ImportStatus.Imported,
                DeviceRegistrationId = registration.Id,
                Message = Texts.RecordGoneButRegistered,
            });
        }
    }

    private async Task<IEnumerable<WaitingRow>> AskByImportIdAsync(IGrouping<string, WaitingRow> group)
    {
        IReadOnlyList<AutopilotImportRecord>? records = await ImportRecords
            .WithImportIdAsync(context.Client, group.Key, context.Asking).ConfigureAwait(false);
        if (records is null)
        {
            return group;
        }

        Update([.. group], records);
        return [];
    }

    private async Task AskWithoutFilterAsync(List<WaitingRow> rows)
    {
        int requestsById = (rows.Count + GraphBatch.Most - 1) / GraphBatch.Most;
        bool haveIds = rows.All(row => row.Record.Id is not null);
        if (!haveIds || baseline.KnownPages < requestsById)
        {
            try
            {
                await AskByListAsync(rows).ConfigureAwait(false);
                return;
            }
            catch (GraphException noList) when (haveIds && noList.Verdict != GraphVerdict.Denied)
            {
                // A list that leads in circles or breaks off stays so; by its id each record can be had all the same.
                context.Log(Phrase.Of(Texts.PollFailed, noList.Message));
                baseline.LearnPages(null);
            }
        }

        Update(rows, await RecordsById.AskAsync(rows, context).ConfigureAwait(false));
    }

    private async Task AskByListAsync(List<WaitingRow> rows)
    {
        HashSet<string> ids = [.. rows.Select(row => row.Record.Id ?? string.Empty)];
        HashSet<string> serials = [.. rows.Where(row => row.Record.Id is null).Select(IdentityOf)];
        List<AutopilotImportRecord> records = [];
        int pages = 0;
        await foreach (IReadOnlyList<AutopilotImportRecord> page in ImportRecords.AllAsync(context.Client, context.Asking).ConfigureAwait(false))
        {
            pages++;
            records.AddRange(page.Where(r => (r.Id is { } id && ids.Contains(id)) || serials.Contains(SerialOf(r))));
        }

        baseline.LearnPages(pages);
        Update(rows, records);
    }

    private void Update(List<WaitingRow> rows, IReadOnlyList<AutopilotImportRecord> records)
    {
        ILookup<string, AutopilotImportRecord> byId = records.Where(r => r.Id is not null).ToLookup(r => r.Id!, StringComparer.OrdinalIgnoreCase);
        ILookup<string, AutopilotImportRecord> bySerial = records.ToLookup(SerialOf);
        foreach (WaitingRow row in rows)
        {
            AutopilotImportRecord? record = row.Record.Id is { } id
                ? byId[id].FirstOrDefault()
                : bySerial[IdentityOf(row)].FirstOrDefault(r => !baseline.Knows(r.Id));
            if (record is null)
            {
                row.Misses++;
                continue;
            }

            row.Misses = 0;
            row.Record = record;
            if (record.State is { IsFinished: true })
            {
                Settle(row, AutopilotVerdict.Judge(Draft(row), record));
            }
        }
    }

    private void Expire(WaitingBatch batch)
    {
        foreach (WaitingRow row in batch.Rows.Where(r => !r.IsDone && context.Time.GetElapsedTime(r.AcceptedAt) >= context.Options.Timeout))
        {
            bool isGone = row.Misses >= MissesBeforeSearch;
            batch.Overtime += isGone ? 0 : 1;
            Settle(row, isGone
                ? AutopilotVerdict.Copy(Draft(row), row.Record) with
                {
                    Status = ImportStatus.Unconfirmed,
                    ErrorName = nameof(Texts.RecordGone),
                    Message = Texts.RecordGone,
                    Remedy = Texts.OutcomeOpenRemedy,
                }
                : AutopilotVerdict.Pending(Draft(row), row.Record, Phrase.Of(Texts.PendingOvertime, context.Options.Timeout.TotalSeconds)));
        }
    }

    private void GiveUp(IEnumerable<WaitingBatch> batches, Func<WaitingRow, AutopilotImportResult> result)
    {
        foreach (WaitingRow row in batches.SelectMany(batch => batch.Rows).Where(row => !row.IsDone))
        {
            Settle(row, result(row));
        }
    }

    private void Settle(WaitingRow row, AutopilotImportResult result)
    {
        row.IsDone = true;
        context.Settle(row.Ticket, result);
    }

    private static string IdentityOf(WaitingRow row) => AutopilotDevice.IdentityOf(Draft(row).SerialNumber)!;

    private static string SerialOf(AutopilotImportRecord record) => AutopilotDevice.IdentityOf(record.SerialNumber) ?? string.Empty;
}
