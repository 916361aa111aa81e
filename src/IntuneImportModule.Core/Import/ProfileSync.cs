using IntuneImportModule.Core.Sync;

namespace IntuneImportModule.Core.Import;

/// <summary>
/// The syncs of a run that waits for profiles. One serves all batches that were settled before it began; another is started where a
/// later batch needs it, or the last one failed, as soon as the ten-minute rule allows.
/// </summary>
internal sealed class ProfileSync
{
    private readonly object sync = new();
    private Task? step;
    private (SyncAttempt Attempt, long StartedAt)? running;
    private long? over;

    /// <summary>Looks after the sync that a batch needs: starts it if the rule allows it now, or looks whether it is over. Never waits.</summary>
    /// <param name="settled">Timestamp from when on the sync must have begun.</param>
    /// <param name="context">The run's services.</param>
    /// <returns>True once a sync that began after it is over.</returns>
    /// <exception cref="Graph.GraphException">The service refuses, or cannot be asked.</exception>
    public async Task<bool> IsSyncedSinceAsync(long settled, RunContext context)
    {
        Task shared;
        lock (sync)
        {
            // Batches that want a sync at the same time share one step.
            shared = over >= settled ? Task.CompletedTask
                : step is { IsCompleted: false } ? step
                : step = StepAsync(settled, context);
        }

        await shared.ConfigureAwait(false);
        lock (sync)
        {
            return over >= settled;
        }
    }

    private async Task StepAsync(long settled, RunContext context)
    {
        AutopilotSync service = new(context.Client, new SyncOptions { Rule = context.Options.SyncRule }, context.Sending);
        if (running is { } last)
        {
            SyncAttempt seen = await service.LookAsync(last.Attempt).ConfigureAwait(false);

            // A failure that was there before the sync as well says little; when the next one is allowed, it has said enough.
            bool isLost = seen.HasFailed && context.Time.GetElapsedTime(last.StartedAt) >= context.Options.SyncRule;
            lock (sync)
            {
                running = seen.IsOver || isLost ? null : (seen, last.StartedAt);
                over = seen.IsOver && !seen.HasFailed ? last.StartedAt : over;
            }
        }

        if (running is not null || over >= settled)
        {
            return;
        }

        // A sync that runs already may have begun before the devices were there; so it does not count.
        long now = context.Time.GetTimestamp();
        SyncAttempt attempt = await service.TryStartAsync().ConfigureAwait(false);
        if (attempt.Started)
        {
            lock (sync)
            {
                running = (attempt, now);
            }
        }
    }
}
