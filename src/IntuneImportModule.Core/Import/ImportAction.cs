using IntuneImportModule.Core.Csv;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Import;

/// <summary>
/// One of the two Graph actions: how a row is admitted, sent and settled. One instance serves one run.
/// What both have in common is here: the verdict on a request decides what becomes of its rows.
/// </summary>
internal abstract class ImportAction
{
    private protected static readonly IReadOnlyList<OpenRow> NothingOpen = [];
    private static readonly TimeSpan ShortestPatience = TimeSpan.FromSeconds(1);

    /// <summary>What the rows describe.</summary>
    public abstract CsvKind Kind { get; }

    /// <summary>Applies the rules to a row. Called on the posting thread.</summary>
    /// <param name="row">The row as it was read.</param>
    /// <param name="number">1-based place of the row in the input.</param>
    public abstract Candidate Admit(DeviceRow row, int number);

    /// <summary>How many rows may be admitted before the first of them is written: one where a candidate is good only until the next is admitted.</summary>
    public virtual int MostGathered => 1;

    /// <summary>Puts a batch on its way: to be sent, to be asked for first, or only to be waited for.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="context">The run's services.</param>
    /// <returns>The rows that were accepted and are not settled.</returns>
    public Task<IReadOnlyList<OpenRow>> DepartAsync(Batch batch, RunContext context) => batch switch
    {
        { Accepted: { } accepted } => Task.FromResult(accepted),
        { Earlier: not null } => ResumeAsync(batch, context),
        _ => SendAsync(batch, context),
    };

    /// <summary>Finds out what became of rows that an earlier run has left in flight, and sends what did not arrive.</summary>
    /// <param name="batch">The rows, with their last send on record.</param>
    /// <param name="context">The run's services.</param>
    protected abstract Task<IReadOnlyList<OpenRow>> ResumeAsync(Batch batch, RunContext context);

    /// <summary>Sends a batch until the outcome of every row is clear: settled, or accepted and open.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="context">The run's services.</param>
    /// <returns>The rows that were accepted and are not settled.</returns>
    public virtual Task<IReadOnlyList<OpenRow>> SendAsync(Batch batch, RunContext context) => SendPartAsync(batch, context);

    /// <summary>Waits until open rows are settled, or patience is over.</summary>
    /// <param name="open">What <see cref="SendAsync"/> returned.</param>
    /// <param name="context">The run's services.</param>
    public virtual Task SettleAsync(IReadOnlyList<OpenRow> open, RunContext context) => Task.CompletedTask;

    /// <summary>Waits for a batch's open rows, and does what is to be done with its rows after that.</summary>
    /// <param name="batch">The batch as it was dispatched.</param>
    /// <param name="open">What its sending returned.</param>
    /// <param name="context">The run's services.</param>
    public virtual Task FinishAsync(Batch batch, IReadOnlyList<OpenRow> open, RunContext context) => SettleAsync(open, context);

    /// <summary>What to warn of once at the end.</summary>
    public virtual IEnumerable<string> Summaries() => [];

    /// <summary>The request that carries a part of a batch.</summary>
    /// <param name="part">The rows.</param>
    protected abstract GraphRequest Compose(Batch part);

    /// <summary>The service took the request; its body says what of each row.</summary>
    /// <param name="part">The rows, with their send on record.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="context">The run's services.</param>
    protected abstract Task<IReadOnlyList<OpenRow>> AcceptedAsync(Batch part, GraphAnswer answer, RunContext context);

    /// <summary>It is open whether the service took the request.</summary>
    /// <param name="part">The rows, with their send on record.</param>
    /// <param name="answer">What little is known.</param>
    /// <param name="context">The run's services.</param>
    protected abstract Task<IReadOnlyList<OpenRow>> UnclearAsync(Batch part, GraphAnswer answer, RunContext context);

    /// <summary>Sends a part of a batch and follows the verdict.</summary>
    /// <param name="part">The rows.</param>
    /// <param name="context">The run's services.</param>
    protected async Task<IReadOnlyList<OpenRow>> SendPartAsync(Batch part, RunContext context)
    {
        if (part.Rows.Count == 0)
        {
            return NothingOpen;
        }

        GraphAnswer? answer = context.IsSendingOver || context.Journal?.Sent(part) == false ? null : await TrySendAsync(part, context).ConfigureAwait(false);
        if (answer is null)
        {
            SettleAll(part, context, draft => NotSent(draft, part));
            return NothingOpen;
        }

        part = OnRecord(part, answer, context);
        switch (answer.Verdict)
        {
            case GraphVerdict.Success:
                return await AcceptedAsync(part, answer, context).ConfigureAwait(false);
            case GraphVerdict.Unclear:
                return await UnclearAsync(part, answer, context).ConfigureAwait(false);
            case GraphVerdict.NotDone when context.IsSendingOver:
                return await NotTakenAsync(part, answer, draft => NotSent(draft, part), context).ConfigureAwait(false);
            case GraphVerdict.Denied:
                context.Fail(RequestRefusal.Ending(answer.Error!));
                return await NotTakenAsync(part, answer, draft => NotSent(draft, part), context).ConfigureAwait(false);
            case GraphVerdict.Refused when RequestRefusal.Of(answer.Error!) is { } refusal:
                context.Fail(refusal);
                return await NotTakenAsync(part, answer, draft => Refused(draft, answer), context).ConfigureAwait(false);
            case GraphVerdict.Refused when part.Rows.Count > 1 && answer.Error!.StatusCode is 400 or 413 or 422:
                (Batch first, Batch second) = part.Split();
                return [.. await SendPartAsync(first, context).ConfigureAwait(false), .. await SendPartAsync(second, context).ConfigureAwait(false)];
            default:
                return await NotTakenAsync(part, answer, draft => Refused(draft, answer), context).ConfigureAwait(false);
        }
    }

    /// <summary>Settles every row of a part in the same way.</summary>
    /// <param name="part">The rows.</param>
    /// <param name="context">The run's services.</param>
    /// <param name="outcome">The result of a draft that has its send on record.</param>
    protected static void SettleAll(Batch part, RunContext context, Func<ImportResult, ImportResult> outcome)
    {
        foreach (Ticket ticket in part.Rows)
        {
            context.Settle(ticket, outcome(Sent(ticket, part)));
        }
    }

    /// <summary>A row's draft with what is known of its sending.</summary>
    /// <param name="ticket">The row.</param>
    /// <param name="part">The part it was sent with.</param>
    protected static ImportResult Sent(Ticket ticket, Batch part) => Sent(ticket, part, ticket.Draft.RequestId);

    /// <summary>A row's draft with what is known of its sending, the answer included.</summary>
    /// <param name="ticket">The row.</param>
    /// <param name="part">The part it was sent with.</param>
    /// <param name="requestId">The request-id of the exchange that decided the row so far.</param>
    protected static ImportResult Sent(Ticket ticket, Batch part, string? requestId) => ticket.Draft with
    {
        RequestId = requestId,
        Attempts = part.Attempts,
        Batch = part.SentNumber,
        SubmittedDateTime = part.SubmittedDateTime,
    };

    /// <summary>A row that the service said no to.</summary>
    /// <param name="draft">The row's draft.</param>
    /// <param name="answer">The refusal.</param>
    protected static ImportResult Refused(ImportResult draft, GraphAnswer answer) =>
        WithError(draft, ImportStatus.Failed, answer, answer.Error!.Describe()) with { Remedy = RequestRefusal.RemedyOf(answer.Error) };

    /// <summary>A row that the service does not have after an unclear send.</summary>
    /// <param name="draft">The row's draft.</param>
    /// <param name="answer">What was last said. Where that was nothing at all, the service may still be at work on it.</param>
    protected static ImportResult NotThere(ImportResult draft, GraphAnswer answer) =>
        answer.Error!.StatusCode is null ? Unconfirmed(draft, answer) : Refused(draft, answer);

    /// <summary>A row whose fate could not be found out.</summary>
    /// <param name="draft">The row's draft.</param>
    /// <param name="answer">What was last said.</param>
    protected static ImportResult Unconfirmed(ImportResult draft, GraphAnswer answer) =>
        WithError(draft, ImportStatus.Unconfirmed, answer, Phrase.Of(Texts.OutcomeOpen, answer.Error!.Describe())) with
        {
            Remedy = Texts.OutcomeOpenRemedy,
        };

    private static ImportResult WithError(ImportResult draft, ImportStatus status, GraphAnswer answer, string message) => draft with
    {
        Status = status,
        ErrorCode = answer.Error!.StatusCode?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ErrorName = answer.Error.Phrase ?? answer.Error.Code,
        Message = message,
        RequestId = answer.RequestId,
    };

    /// <summary>What is left of a request's patience, counted from the first attempt to send these rows.</summary>
    /// <param name="part">The rows.</param>
    /// <param name="context">The run's services.</param>
    private protected static TimeSpan PatienceLeft(Batch part, RunContext context) => part.FirstSentAt is { } first
        ? context.Options.RequestTimeout - context.Time.GetElapsedTime(first)
        : context.Options.RequestTimeout;

    // Rows that are sent again share the patience of their first send; a moment is always left.
    private static TimeSpan PatienceFor(Batch part, RunContext context) =>
        PatienceLeft(part, context) is var left && left > ShortestPatience ? left : ShortestPatience;

    // What an earlier run may have got through, and nobody has asked for since, is not just "not sent".
    private static ImportResult NotSent(ImportResult draft, Batch part) => part is { Earlier: not null, HadUnclearAttempt: true }
        ? Unconfirmed(draft, EarlierRow.Interrupted)
        : draft with
        {
            Status = ImportStatus.NotSent,
            Message = part.Attempts == 0 ? Texts.RunEndedBefore : Texts.RunEndedRefused,
        };

    // The last attempt was surely not carried out; an earlier one of these rows may have been.
    private async Task<IReadOnlyList<OpenRow>> NotTakenAsync(
        Batch part, GraphAnswer answer, Func<ImportResult, ImportResult> outcome, RunContext context)
    {
        if (part.HadUnclearAttempt)
        {
            return await UnclearAsync(part, answer, context).ConfigureAwait(false);
        }

        SettleAll(part, context, outcome);
        return NothingOpen;
    }

    private async Task<GraphAnswer?> TrySendAsync(Batch part, RunContext context)
    {
        try
        {
            GraphRequest request = Compose(part) with { Patience = PatienceFor(part, context) };
            return await context.Client.SendAsync(request, context.Sending).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.IsSendingOver)
        {
            // The run ended before the first attempt: surely not sent.
            return null;
        }
    }

    private static Batch OnRecord(Batch part, GraphAnswer answer, RunContext context)
    {
        context.Journal?.ServiceClock(answer.ServiceDate);
        long firstAttempt = context.Time.GetTimestamp()
            - (long)(answer.SinceFirstAttempt.TotalSeconds * context.Time.TimestampFrequency);
        return part with
        {
            Attempts = part.Attempts + answer.Attempts,
            SubmittedDateTime = context.Time.GetUtcNow() - answer.SinceFirstAttempt,
            FirstSentAt = part.FirstSentAt ?? firstAttempt,
            HadUnclearAttempt = part.HadUnclearAttempt || answer.HadUnclearAttempt,
        };
    }
}
