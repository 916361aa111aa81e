using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Import;

/// <summary>What a run offers to the code that sends and settles its batches. All members may be called on any thread.</summary>
internal sealed class RunContext : IDisposable
{
    private readonly CancellationTokenSource halt = new();
    private readonly CancellationTokenSource kill = new();
    private readonly CancellationTokenSource sendingHalt;
    private readonly Action<ImportEvent> tell;
    private RunFailure? failure;

    public RunContext(GraphConnection connection, ImportOptions options, RunJournal? journal, Action<ImportEvent> tell)
    {
        this.tell = tell;
        Journal = journal;
        journal?.Failed = Fail;
        Options = options;
        sendingHalt = CancellationTokenSource.CreateLinkedTokenSource(halt.Token);
        Client = new GraphClient(connection, new GraphClientOptions
        {
            RequestTimeout = options.RequestTimeout,
            ThrottleLimit = options.ThrottleLimit,
            ApprovalJustification = options.ApprovalJustification,
            Time = options.Time,
            Observer = exchange => tell(new VerboseEvent(ExchangeWords.Of(exchange))),
        });
    }

    /// <summary>Sends requests.</summary>
    public GraphClient Client { get; }

    /// <summary>What survives an interruption; null where none was asked for.</summary>
    public RunJournal? Journal { get; }

    /// <summary>How the run was asked to behave.</summary>
    public ImportOptions Options { get; }

    /// <summary>The run's clock.</summary>
    public TimeProvider Time => Options.Time;

    /// <summary>Ends imports: at a stop, and when the run has failed.</summary>
    public Stopping Sending => new(sendingHalt.Token, kill.Token);

    /// <summary>Ends questions about what was sent: at a stop only.</summary>
    public Stopping Asking => new(halt.Token, kill.Token);

    /// <summary>True once nothing more may be sent.</summary>
    public bool IsSendingOver => sendingHalt.IsCancellationRequested;

    /// <summary>True once the caller stopped the run.</summary>
    public bool IsHalted => halt.IsCancellationRequested;

    /// <summary>Why the run cannot go on; null while it can.</summary>
    public RunFailure? Failure => Volatile.Read(ref failure);

    /// <summary>Keeps rows back whose import is over and with which something is still to be done; null lets all out.</summary>
    public Func<Ticket, ImportResult, bool>? Holds { get; set; }

    /// <summary>A row's fate is known, unless something is still to be done with it.</summary>
    /// <param name="ticket">The row.</param>
    /// <param name="result">Its final result; without a time of settling it gets the present one.</param>
    public void Settle(Ticket ticket, ImportResult result) => Settle([new SettledRow(ticket, result)]);

    /// <summary>The fate of many rows is known at once, unless something is still to be done with them.</summary>
    /// <param name="rows">The rows; the list is the run's from now on.</param>
    public void Settle(List<SettledRow> rows) =>
        Release(Holds is { } holds ? [.. rows.Where(row => !holds(row.Ticket, row.Result))] : rows);

    /// <summary>Nothing more is to be done with a row.</summary>
    /// <param name="ticket">The row.</param>
    /// <param name="result">Its final result, but for the time of settling.</param>
    /// <param name="isNews">False where the journal has what a later run needs.</param>
    public void Release(Ticket ticket, ImportResult result, bool isNews = true) => Release([new SettledRow(ticket, result)], isNews);

    private void Release(List<SettledRow> rows, bool isNews = true)
    {
        if (rows.Count == 0)
        {
            return;
        }

        List<SettledRow> settled = rows.All(row => row.Result.SettledDateTime is not null) ? rows : Dated(rows);
        if (isNews && Journal is { } journal)
        {
            foreach (SettledRow row in settled)
            {
                journal.Outcome(row.Ticket, row.Result);
            }
        }

        tell(new RowsSettledEvent(settled));
    }

    private List<SettledRow> Dated(List<SettledRow> rows)
    {
        DateTimeOffset now = Time.GetUtcNow();
        return [.. rows.Select(row => row.Result.SettledDateTime is null ? row with { Result = row.Result with { SettledDateTime = now } } : row)];
    }

    /// <summary>Writes down what is known of a row that goes on.</summary>
    /// <param name="ticket">The row.</param>
    /// <param name="result">Its result so far.</param>
    public void Keep(Ticket ticket, ImportResult result) => Journal?.Outcome(ticket, result with { SettledDateTime = Time.GetUtcNow() });

    /// <summary>Something to warn of that is not about a row.</summary>
    /// <param name="text">The warning.</param>
    public void Warn(string text) => tell(new WarningEvent(text));

    /// <summary>Something for the log.</summary>
    /// <param name="text">One line, without hash and token.</param>
    public void Log(string text) => tell(new VerboseEvent(text));

    /// <summary>The run cannot go on; nothing more is sent. The first failure is the one that is told.</summary>
    /// <param name="reason">Why.</param>
    public void Fail(RunFailure reason)
    {
        Interlocked.CompareExchange(ref failure, reason, null);
        sendingHalt.Cancel();
    }

    /// <summary>Waits before something is sent again; shorter where the run fails meanwhile, as then nothing is.</summary>
    /// <param name="duration">How long.</param>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public async Task PauseAsync(TimeSpan duration)
    {
        try
        {
            await Waits.ForAsync(duration, Time, Sending.Halt).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!IsHalted)
        {
            // The run has failed; whoever waits goes on to ask instead of to send.
        }
    }

    /// <summary>Nothing new is sent and no wait goes on.</summary>
    public void Halt() => halt.Cancel();

    /// <summary>What is under way is cut off.</summary>
    public void Kill() => kill.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        // The other two hold nothing, and Stop may still come from another thread.
        sendingHalt.Dispose();
    }
}

/// <summary>The fate of rows is known; the run puts their results into the order.</summary>
/// <param name="Rows">The rows, each with its final result.</param>
internal sealed record RowsSettledEvent(List<SettledRow> Rows) : ImportEvent
{
    /// <summary>Settles the rows, and lets go of them for the reason of <see cref="Ticket.TakeResult"/>.</summary>
    /// <param name="settle">Settles one.</param>
    public void Take(Action<Ticket, ImportResult> settle)
    {
        foreach (SettledRow row in Rows)
        {
            settle(row.Ticket, row.Result);
        }

        Rows.Clear();
    }
}

/// <summary>A row whose fate is known.</summary>
/// <param name="Ticket">The row.</param>
/// <param name="Result">Its result.</param>
internal readonly record struct SettledRow(Ticket Ticket, ImportResult Result);

/// <summary>A batch was sent and its memory is free, or its journey is over.</summary>
/// <param name="Batch">The batch as it was dispatched.</param>
/// <param name="IsOver">True when all its rows are settled.</param>
internal sealed record BatchMovedEvent(Batch Batch, bool IsOver) : ImportEvent;
