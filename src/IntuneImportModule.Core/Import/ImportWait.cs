using System.Collections.Concurrent;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Import;

/// <summary>Waits for import records of whatever run, by the same rounds of asking as the import itself; results come in input order.</summary>
internal sealed class ImportWait : IDisposable
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(500);

    private readonly BlockingCollection<ImportEvent> mail = new(new ConcurrentQueue<ImportEvent>());
    private readonly Sequencer sequencer = new();
    private readonly List<OpenRow> open = [];
    private readonly RunContext context;
    private Task journey = Task.CompletedTask;

    /// <summary>A wait.</summary>
    /// <param name="connection">Where to ask.</param>
    /// <param name="options">Patience and interval.</param>
    public ImportWait(GraphConnection connection, ImportOptions options) => context = new RunContext(connection, options, null, mail.Add);

    /// <summary>Takes a result. One that is not pending is passed on as it is.</summary>
    /// <param name="result">The result of an import, or of a record.</param>
    /// <param name="target">The caller's own object; null names the result.</param>
    public void Post(AutopilotImportResult result, object? target)
    {
        Ticket ticket = new(result with { Message = result.Status == ImportStatus.Pending ? null : result.Message });
        sequencer.Add(ticket, target, keeps: false);
        if (result.Status == ImportStatus.Pending)
        {
            open.Add(OpenRow.Of(ticket, context.Time.GetTimestamp()));
        }
        else
        {
            ticket.Settle(ticket.Draft);
        }
    }

    /// <summary>Waits and tells, until the last row is settled or its time is over.</summary>
    /// <exception cref="OperationCanceledException">The wait was stopped.</exception>
    public IEnumerable<ImportEvent> Rest()
    {
        // Patience begins now, not when the first row came.
        long now = context.Time.GetTimestamp();
        Task<int> waiting = new SettlementPoller(new RecordBaseline(null)).WaitAsync([.. open.Select(row => row with { AcceptedAt = now })], context);
        journey = waiting;
        while (sequencer.Count > 0)
        {
            while (sequencer.TakeSettled(out object? target) is { } settled)
            {
                yield return new ResultEvent(settled.Draft, target!);
            }

            // A defect in the rounds comes out here, and not as a wait without end.
            if (waiting.IsFaulted && mail.Count == 0)
            {
                waiting.GetAwaiter().GetResult();
            }

            if (sequencer.Count > 0 && mail.TryTake(out ImportEvent? told, (int)LookInterval.TotalMilliseconds, context.Asking.Halt))
            {
                if (told is RowsSettledEvent settlement)
                {
                    settlement.Take((ticket, result) => ticket.Settle(result));
                }
                else
                {
                    yield return told;
                }
            }
        }

        if (waiting.GetAwaiter().GetResult() is > 0 and int overtime)
        {
            yield return new WarningEvent(Phrase.Of(Texts.PendingSummary, overtime));
        }

        if (context.Failure is { } failure)
        {
            yield return new RunFailedEvent(failure);
        }
    }

    /// <summary>Stops the wait from any thread.</summary>
    public void Stop() => context.Halt();

    /// <summary>Stops the wait.</summary>
    public void Dispose()
    {
        context.Halt();
        context.Kill();

        // What is under way tells into the mail until it notices.
        journey.ContinueWith(
            _ =>
            {
                mail.Dispose();
                context.Dispose();
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }
}
