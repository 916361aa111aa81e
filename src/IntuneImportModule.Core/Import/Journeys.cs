namespace IntuneImportModule.Core.Import;

/// <summary>The batches under way, each in the background from its departure to its last row's fate.</summary>
/// <param name="action">Sends and settles them.</param>
/// <param name="context">The run's services.</param>
/// <param name="tell">Told when a batch has been sent, and when it is over.</param>
internal sealed class Journeys(ImportAction action, RunContext context, Action<ImportEvent> tell)
{
    private readonly List<Task> underWay = [];

    /// <summary>Sends a batch off.</summary>
    /// <param name="batch">The batch.</param>
    public void Begin(Batch batch)
    {
        underWay.RemoveAll(journey => journey.IsCompleted);
        underWay.Add(Task.Run(() => TravelAsync(batch)));
    }

    /// <summary>Waits until all batches are over, and cuts off what is not by then; in real time, which is right even under a test's clock.</summary>
    /// <param name="patience">How long, before it and after.</param>
    /// <returns>False where some are under way all the same.</returns>
    public bool End(TimeSpan patience)
    {
        Task all = Task.WhenAll(underWay);
        if (all.Wait(patience))
        {
            return true;
        }

        context.Kill();
        return all.Wait(patience);
    }

    private async Task TravelAsync(Batch batch)
    {
        IReadOnlyList<OpenRow> open = [];
        await SurviveAsync(async () => open = await action.DepartAsync(batch, context).ConfigureAwait(false)).ConfigureAwait(false);
        batch.Buffer.Dispose();
        context.Journal?.Flush();
        tell(new BatchMovedEvent(batch, IsOver: false));
        await SurviveAsync(() => action.FinishAsync(batch, open, context)).ConfigureAwait(false);
        tell(new BatchMovedEvent(batch, IsOver: true));
    }

    // A journey never throws.
    private async Task SurviveAsync(Func<Task> part)
    {
        try
        {
            await part().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.IsHalted)
        {
            // The caller stopped, and takes no more results.
        }
        catch (Exception unexpected) when (unexpected is not OutOfMemoryException)
        {
            // A defect of ours ends the run with its name, and its rows as Unconfirmed; it must not end the process.
            context.Fail(UnexpectedFailure.Of(unexpected));
        }
    }
}
