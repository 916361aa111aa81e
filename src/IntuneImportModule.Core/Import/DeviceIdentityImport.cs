using System.Text;
using IntuneImportModule.Core.Csv;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Import;

/// <summary>The import of corporate device identifiers. The answer settles it; nothing is waited for.</summary>
/// <remarks>
/// https://learn.microsoft.com/graph/api/intune-enrollment-importeddeviceidentity-importdeviceidentitylist (beta only).
/// A second copy does no harm, so an unclear request is repeated; rows that an earlier copy created are told by the service's clock.
/// </remarks>
internal sealed class DeviceIdentityImport(RowDefaults defaults, bool overwrite) : ImportAction
{
    private const string Collection = "beta/deviceManagement/importedDeviceIdentities/";
    private const int MostResends = 2;
    private static readonly byte[] Head = Encoding.UTF8.GetBytes("{\"importedDeviceIdentities\":[");
    private static readonly byte[] RowHead = Encoding.UTF8.GetBytes("{");
    private static readonly byte[] SearchTail = Encoding.UTF8.GetBytes("]}");

    private static readonly byte[] OverwriteTail = Encoding.UTF8.GetBytes("],\"overwriteImportedDeviceIdentities\":true}");
    private static readonly byte[] KeepTail = Encoding.UTF8.GetBytes("],\"overwriteImportedDeviceIdentities\":false}");

    private readonly DeviceIdentityAdmission admission = new(defaults);

    /// <inheritdoc/>
    public override CsvKind Kind => CsvKind.DeviceIdentity;

    /// <inheritdoc/>
    public override Candidate Admit(DeviceRow row, int number) => admission.Admit(row, number);

    /// <inheritdoc/>
    public override int MostGathered => 16;

    /// <inheritdoc/>
    public override Task<IReadOnlyList<OpenRow>> SendAsync(Batch batch, RunContext context) => SendPartsAsync(batch, context);

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<OpenRow>> ResumeAsync(Batch batch, RunContext context) =>
        SendPartsAsync(batch with { HadUnclearAttempt = true }, context);

    /// <inheritdoc/>
    protected override GraphRequest Compose(Batch part) => new(HttpMethod.Post, Collection + "importDeviceIdentityList")
    {
        Body = () => new RowsContent(Head, RowHead, Overwrites(part) ? OverwriteTail : KeepTail, part),
        Rows = part.Rows.Count,
    };

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<OpenRow>> AcceptedAsync(Batch part, GraphAnswer answer, RunContext context)
    {
        DeviceIdentityVerdict verdict = DeviceIdentityVerdict.For(part, answer, Overwrites(part), context.Time);
        if (JudgeInOrder(part, answer, verdict) is { } all)
        {
            answer.Body!.Release();
            context.Settle(all);
            return NothingOpen;
        }

        AnswerRows<DeviceIdentityRecord> rows = await AnswerRows<DeviceIdentityRecord>
            .ReadAsync(answer, GraphJson.Default.GraphPageDeviceIdentityRecord, context).ConfigureAwait(false);
        DeviceIdentityRecord?[] matched = Match(part, rows.Records);
        List<SettledRow> settled = new(matched.Length);
        List<Ticket> missing = [];
        for (int i = 0; i < matched.Length; i++)
        {
            if (matched[i] is { Status: not null } record)
            {
                settled.Add(new SettledRow(part.Rows[i], verdict.Judge(SentAs(part.Rows[i]), record, answer.RequestId)));
            }
            else
            {
                missing.Add(part.Rows[i]);
            }
        }

        context.Settle(settled);
        return missing.Count == 0
            ? NothingOpen
            : await UnclearAsync(part with { Rows = missing }, answer.AsUnreadable(rows.Problem ?? Texts.AnswerRowMissing), context)
                .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<OpenRow>> UnclearAsync(Batch part, GraphAnswer answer, RunContext context)
    {
        part = part with { HadUnclearAttempt = true };

        // A failed connection was repeated until patience was over; only an answer that could not be read was not.
        if (answer.Error!.Code == GraphAnswer.UnreadableCode && part.Resends < MostResends
            && PatienceLeft(part, context) > context.Options.PollingInterval)
        {
            await context.PauseAsync(context.Options.PollingInterval).ConfigureAwait(false);
            if (!context.IsSendingOver)
            {
                return await SendPartAsync(part with { Resends = part.Resends + 1 }, context).ConfigureAwait(false);
            }
        }

        await AskAsync(part, answer, context).ConfigureAwait(false);
        return NothingOpen;
    }

    // The results of all rows, where the answer says of each of them what became of it, in their order; null otherwise.
    private static List<SettledRow>? JudgeInOrder(Batch part, GraphAnswer answer, DeviceIdentityVerdict verdict)
    {
        List<SettledRow> settled = new(part.Rows.Count);
        return DeviceIdentityAnswer.TryRead(answer.Require().Bytes.Span, part.Rows.Count, row => SentAs(part.Rows[row]).Device, Take) ? settled : null;

        bool Take(int row, DeviceIdentityRecord record)
        {
            DeviceIdentityCandidate sent = SentAs(part.Rows[row]);
            if (record.Status is null || !IsOf(sent.Device, record))
            {
                return false;
            }

            settled.Add(new SettledRow(part.Rows[row], verdict.Judge(sent, record, answer.RequestId)));
            return true;
        }
    }

    private static DeviceIdentityRecord?[] Match(Batch part, IReadOnlyList<DeviceIdentityRecord?> records) => AnswerMatcher.Match(
        [.. part.Rows.Select(ticket => SentAs(ticket).Identity)],
        records,
        record => DeviceIdentity.IdentityOf(record.ImportedDeviceIdentityType, record.ImportedDeviceIdentifier));

    private static bool IsOf(DeviceIdentity sent, DeviceIdentityRecord record) =>
        string.Equals(sent.Identifier, record.ImportedDeviceIdentifier, StringComparison.Ordinal)
        && string.Equals(sent.Type, record.ImportedDeviceIdentityType, StringComparison.Ordinal);

    private static DeviceIdentityCandidate SentAs(Ticket ticket) => (DeviceIdentityCandidate)ticket.Candidate!;

    private static bool HasDescription(Ticket ticket) => SentAs(ticket).Device.Description is not null;

    // An empty description never erases: a row without one goes in a request of its own that overwrites nothing.
    private async Task<IReadOnlyList<OpenRow>> SendPartsAsync(Batch batch, RunContext context)
    {
        if (!overwrite)
        {
            return await SendPartAsync(batch, context).ConfigureAwait(false);
        }

        await SendPartAsync(batch.Only([.. batch.Rows.Where(HasDescription)]), context).ConfigureAwait(false);
        return await SendPartAsync(batch.Only([.. batch.Rows.Where(ticket => !HasDescription(ticket))]), context).ConfigureAwait(false);
    }

    private bool Overwrites(Batch part) => overwrite && HasDescription(part.Rows[0]);

    // The last resort: what does the service have?
    private async Task AskAsync(Batch part, GraphAnswer last, RunContext context)
    {
        GraphRequest search = new(HttpMethod.Post, Collection + "searchExistingIdentities")
        {
            Body = () => new RowsContent(Head, RowHead, SearchTail, part),
            Rows = part.Rows.Count,
        };
        GraphAnswer found = await context.Client.SendAsync(search, context.Asking).ConfigureAwait(false);
        if (found.Verdict != GraphVerdict.Success)
        {
            SettleAll(part, context, draft => Unconfirmed(draft, last));
            return;
        }

        AnswerRows<DeviceIdentityRecord> rows = await AnswerRows<DeviceIdentityRecord>
            .ReadAsync(found, GraphJson.Default.GraphPageDeviceIdentityRecord, context).ConfigureAwait(false);
        DeviceIdentityRecord?[] matched = Match(part, rows.Records);
        DeviceIdentityVerdict verdict = DeviceIdentityVerdict.For(part, found, Overwrites(part), context.Time);
        for (int i = 0; i < matched.Length; i++)
        {
            ImportResult draft = Sent(part.Rows[i], part);
            context.Settle(part.Rows[i], matched[i] is { } record ? verdict.JudgeFound(SentAs(part.Rows[i]), record, last)
                : rows.Problem is null ? NotThere(draft, last)
                : Unconfirmed(draft, last));
        }
    }
}
