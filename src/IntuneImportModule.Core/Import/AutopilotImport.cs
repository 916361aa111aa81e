using System.Text;
using IntuneImportModule.Core.Csv;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Import;

/// <summary>The import of Autopilot devices. The service accepts a batch at once and works on it for a minute or more.</summary>
/// <remarks>
/// https://learn.microsoft.com/graph/api/intune-enrollment-importedwindowsautopilotdeviceidentity-import (v1.0).
/// A second copy would make a second record, so an unclear send is settled by asking what has arrived.
/// </remarks>
internal sealed class AutopilotImport : ImportAction
{
    private static readonly byte[] Head = Encoding.UTF8.GetBytes("{\"importedWindowsAutopilotDeviceIdentities\":[");
    private static readonly byte[] Tail = Encoding.UTF8.GetBytes("]}");

    private readonly AutopilotAdmission admission;
    private readonly RecordBaseline baseline;
    private readonly ArrivalSearch arrivals;
    private readonly FirstSend firstSend;
    private readonly SettlementPoller poller;
    private readonly AfterSettling? after;
    private int overtime;

    /// <summary>An import.</summary>
    /// <param name="defaults">Values for every row.</param>
    /// <param name="journal">What earlier runs have left behind; null without a journal.</param>
    /// <param name="after">What is to be done with rows whose import is over; null for nothing.</param>
    public AutopilotImport(RowDefaults defaults, RunJournal? journal, AfterSettling? after = null)
    {
        this.after = after;
        admission = new AutopilotAdmission(defaults);
        baseline = new RecordBaseline(journal);
        arrivals = new ArrivalSearch(baseline);
        firstSend = new FirstSend(baseline);
        poller = new SettlementPoller(baseline);
    }

    /// <inheritdoc/>
    public override CsvKind Kind => CsvKind.Autopilot;

    /// <inheritdoc/>
    public override Candidate Admit(DeviceRow row, int number) => admission.Admit(row, number);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<OpenRow>> SendAsync(Batch batch, RunContext context)
    {
        after?.Begin(context);
        return firstSend.InTurnAsync(() => SendPartAsync(batch, context), context);
    }

    /// <inheritdoc/>
    public override async Task SettleAsync(IReadOnlyList<OpenRow> open, RunContext context)
    {
        // Asked before any of them is settled: from then on the row may be told, and has no result any more.
        ILookup<bool, OpenRow> rows = open.ToLookup(row => row.IsFinished);

        // Finished by an earlier run; it comes for what is to be done after that.
        foreach (OpenRow row in rows[true])
        {
            context.Settle(row.Ticket, row.Ticket.Draft);
        }

        Interlocked.Add(ref overtime, await poller.WaitAsync([.. rows[false]], context).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public override async Task FinishAsync(Batch batch, IReadOnlyList<OpenRow> open, RunContext context)
    {
        // A batch that an earlier run has sent comes here without having begun.
        after?.Attach(context);
        try
        {
            await base.FinishAsync(batch, open, context).ConfigureAwait(false);
        }
        finally
        {
            // What was held back is let out, whatever became of the wait.
            await (after?.RunAsync(batch, context) ?? Task.CompletedTask).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Summaries() =>
        (overtime == 0 ? [] : new List<string> { Phrase.Of(Texts.PendingSummary, overtime) }).Concat(after?.Summaries() ?? []);

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<OpenRow>> ResumeAsync(Batch batch, RunContext context)
    {
        after?.Begin(context);
        return firstSend.InTurnAsync(() => UnclearAsync(batch, EarlierRow.Interrupted, context), context);
    }

    /// <inheritdoc/>
    protected override GraphRequest Compose(Batch part)
    {
        byte[] rowHead = Encoding.UTF8.GetBytes($"{{\"importId\":\"{part.ImportId}\",");
        return new GraphRequest(HttpMethod.Post, ImportRecords.Collection + "/import")
        {
            Body = () => new RowsContent(Head, rowHead, Tail, part),
            IsRepeatable = false,
            Rows = part.Rows.Count,
        };
    }

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<OpenRow>> AcceptedAsync(Batch part, GraphAnswer answer, RunContext context)
    {
        AnswerRows<AutopilotImportRecord> rows = await AnswerRows<AutopilotImportRecord>
            .ReadAsync(answer, GraphJson.Default.GraphPageAutopilotImportRecord, context).ConfigureAwait(false);
        AutopilotImportRecord?[] matched = AnswerMatcher.Match(
            [.. part.Rows.Select(ticket => AutopilotDevice.IdentityOf(((AutopilotImportResult)ticket.Draft).SerialNumber)!)],
            rows.Records,
            record => AutopilotDevice.IdentityOf(record.SerialNumber));
        Learn(part, matched, context);
        List<OpenRow> open = Adopt(part, matched, answer.RequestId, context);
        List<Ticket> missing = [.. part.Rows.Where((_, i) => matched[i] is null)];
        if (missing.Count > 0)
        {
            GraphAnswer unreadable = answer.AsUnreadable(rows.Problem ?? Texts.AnswerRowMissing);
            open.AddRange(await UnclearAsync(part with { Rows = missing }, unreadable, context).ConfigureAwait(false));
        }

        return open;
    }

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<OpenRow>> UnclearAsync(Batch part, GraphAnswer answer, RunContext context)
    {
        Arrivals found;
        try
        {
            found = await arrivals.FindAsync(part, context).ConfigureAwait(false);
        }
        catch (GraphException cannotAsk)
        {
            context.Log(Phrase.Of(Texts.ArrivalsUnknown, part.Number, cannotAsk.Message));
            SettleAll(part, context, draft => Unconfirmed(draft, answer));
            return NothingOpen;
        }

        List<OpenRow> open = Adopt(part, found.Found, answer.RequestId, context);
        SettleAll(Rows(part, i => found.IsOpen[i]), context, draft => Unconfirmed(draft, answer));

        // What is not there now is taken as never accepted, so nothing is unclear about it any longer.
        Batch notThere = Rows(part, i => found.Found[i] is null && !found.IsOpen[i]) with { HadUnclearAttempt = false };
        TimeSpan wait = WaitAsked(answer, context);
        if (wait >= PatienceLeft(part, context) && !context.IsSendingOver)
        {
            SettleAll(notThere, context, draft => NotThere(draft, answer));
            return open;
        }

        await context.PauseAsync(wait).ConfigureAwait(false);
        open.AddRange(await SendPartAsync(notThere, context).ConfigureAwait(false));
        return open;
    }

    private static Batch Rows(Batch part, Func<int, bool> isIn) => part.Only([.. part.Rows.Where((_, i) => isIn(i))]);

    // Looking for what has arrived took a polling interval already.
    private static TimeSpan WaitAsked(GraphAnswer answer, RunContext context) =>
        answer.Error?.RetryAfter is { } asked && asked > context.Options.PollingInterval
            ? asked - context.Options.PollingInterval
            : TimeSpan.Zero;

    private static void Learn(Batch part, AutopilotImportRecord?[] matched, RunContext context)
    {
        if (matched.FirstOrDefault(record => record is not null) is { } record)
        {
            context.Client.Connection.ImportIds.LearnKept(
                string.Equals(record.ImportId, part.ImportId.ToString(), StringComparison.OrdinalIgnoreCase));
        }
    }

    private List<OpenRow> Adopt(Batch part, AutopilotImportRecord?[] records, string? requestId, RunContext context)
    {
        long now = context.Time.GetTimestamp();
        List<OpenRow> open = [];
        for (int i = 0; i < records.Length; i++)
        {
            if (records[i] is not { } record)
            {
                continue;
            }

            baseline.AddOwn(record.Id, context.Client.Connection.ImportIds);
            Ticket ticket = part.Rows[i];
            AutopilotImportResult draft = (AutopilotImportResult)Sent(ticket, part, requestId);
            ticket.Draft = draft;
            if (record.State is { IsFinished: true })
            {
                context.Settle(ticket, AutopilotVerdict.Judge(draft, record));
            }
            else if (context.Options.NoWait)
            {
                context.Settle(ticket, AutopilotVerdict.Pending(draft, record, Texts.PendingNotWaited));
            }
            else
            {
                context.Journal?.Outcome(ticket, AutopilotVerdict.Copy(draft, record));
                open.Add(new OpenRow(ticket, record, now));
            }
        }

        return open;
    }
}
