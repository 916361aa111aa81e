namespace IntuneImportModule.Core.Import;

/// <summary>Asks for the open records of a run, all batches in one round, until each is finished or its time is over.</summary>
internal sealed class SettlementPoller(RecordBaseline baseline)
{
    private readonly object sync = new();
    private readonly List<WaitingBatch> batches = [];
    private bool isPolling;

    /// <summary>Waits until all rows are settled.</summary>
    /// <param name="rows">Accepted rows of one batch.</param>
    /// <param name="context">The run's services.</param>
    /// <returns>How many came back unfinished because their time was over.</returns>
    public Task<int> WaitAsync(IReadOnlyList<OpenRow> rows, RunContext context)
    {
        if (rows.Count == 0)
        {
            return Task.FromResult(0);
        }

        WaitingBatch batch = new(rows);
        lock (sync)
        {
            batches.Add(batch);
            if (!isPolling)
            {
                isPolling = true;
                _ = PollAsync(context);
            }
        }

        return batch.Completion;
    }

    private async Task PollAsync(RunContext context)
    {
        SettlementRound round = new(context, baseline);
        try
        {
            while (Current() is { Count: > 0 } current)
            {
                await Waits.ForAsync(context.Options.PollingInterval, context.Time, context.Asking.Halt).ConfigureAwait(false);
                await round.RunAsync(current).ConfigureAwait(false);
            }
        }
        catch (Exception failure)
        {
            // Whoever waits learns of it: a stop as a cancellation, a defect as itself.
            lock (sync)
            {
                isPolling = false;
                batches.ForEach(batch => batch.Fail(failure));
                batches.Clear();
            }
        }
    }

    private List<WaitingBatch> Current()
    {
        lock (sync)
        {
            batches.RemoveAll(batch => batch.TryComplete());
            isPolling = batches.Count > 0;
            return [.. batches];
        }
    }
}
