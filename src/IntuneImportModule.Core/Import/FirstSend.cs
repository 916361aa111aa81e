using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Import;

/// <summary>
/// Decides whether batches may leave side by side. They may as soon as an unclear one could be settled: the service keeps
/// importIds, or the baseline is complete. Until then the first batch goes alone, and its answer tells.
/// </summary>
internal sealed class FirstSend(RecordBaseline baseline)
{
    private readonly TaskCompletionSource<bool> firstIsBack = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int hasFirst;

    /// <summary>Sends a batch when its turn has come.</summary>
    /// <typeparam name="T">What sending gives.</typeparam>
    /// <param name="send">Sends it.</param>
    /// <param name="context">The run's services.</param>
    public async Task<T> InTurnAsync<T>(Func<Task<T>> send, RunContext context)
    {
        ImportIdMemory memory = context.Client.Connection.ImportIds;
        if (memory.IsKept != true && !context.IsSendingOver)
        {
            await UnlessFailedAsync(baseline.TakeFirstPageAsync, context).ConfigureAwait(false);

            // Whoever asks for a journal wants to survive a crash in the very first send, too, when no answer has told anything.
            if (!baseline.IsComplete && context.Journal is not null)
            {
                await UnlessFailedAsync(baseline.CompleteAsync, context).ConfigureAwait(false);
            }
        }

        if (memory.IsKept == true || baseline.IsComplete || context.IsSendingOver)
        {
            return await send().ConfigureAwait(false);
        }

        if (Interlocked.Exchange(ref hasFirst, 1) == 0)
        {
            try
            {
                return await send().ConfigureAwait(false);
            }
            finally
            {
                firstIsBack.TrySetResult(true);
            }
        }

        await firstIsBack.Task.ConfigureAwait(false);
        if (memory.IsKept != true && !context.IsSendingOver)
        {
            // Dropped, or the first answer told nothing.
            await UnlessFailedAsync(baseline.CompleteAsync, context).ConfigureAwait(false);
        }

        return await send().ConfigureAwait(false);
    }

    private static async Task UnlessFailedAsync(Func<RunContext, Task> read, RunContext context)
    {
        try
        {
            await read(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.IsSendingOver && !context.IsHalted)
        {
            // Another batch's failure ended the run meanwhile; this one is reported as not sent.
        }
    }
}
