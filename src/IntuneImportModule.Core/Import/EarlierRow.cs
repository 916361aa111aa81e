using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Journal;

namespace IntuneImportModule.Core.Import;

/// <summary>A row of this run that an earlier run has left behind.</summary>
/// <param name="Row">What the journal knows.</param>
/// <param name="Result">Its result as far as it was known, with this run's row number; null for a row that was only sent.</param>
internal sealed record EarlierRow(JournalRow Row, ImportResult? Result)
{
    /// <summary>What is said of a row that was in flight when its run ended.</summary>
    public static GraphAnswer Interrupted { get; } = new()
    {
        Verdict = GraphVerdict.Unclear,
        HadUnclearAttempt = true,
        Error = new GraphError { Code = nameof(Texts.EarlierRunInterrupted), Message = Texts.EarlierRunInterrupted },
    };

    /// <summary>The result of a row that needs nothing more; null for one that is to be sent or asked for.</summary>
    /// <param name="options">The run's options.</param>
    public ImportResult? Finished(ImportOptions options) => Row.State switch
    {
        JournalRowState.Done when !LacksWork(options) => Result! with { Resumed = true },
        JournalRowState.Accepted when options.NoWait => Result! with { Resumed = true, Message = Texts.PendingNotWaited },
        _ => null,
    };

    /// <summary>True where the options ask for more than the earlier run has done with a finished row; it is not sent again for that.</summary>
    /// <param name="options">The run's options.</param>
    private bool LacksWork(ImportOptions options) => Result is AutopilotImportResult result
        && ((options.UpdateExisting && result.Status == ImportStatus.AlreadyPresent)
            || (options.WaitForProfile && result.Status.IsSuccess() && result.Profile is null)
            || (options.CleanUp && !result.IsRecordRemoved));

    /// <summary>The result of a row whose outcome is not asked for.</summary>
    /// <param name="draft">The row's draft.</param>
    /// <param name="isRunOver">True because the run is over; false because it was declined.</param>
    public ImportResult NotContinued(ImportResult draft, bool isRunOver) => (Result, isRunOver) switch
    {
        _ when Row.State == JournalRowState.Done => Result! with { Resumed = true },
        (not null, true) => Result with { Resumed = true, Message = Texts.PendingCannotAsk },
        (not null, false) => Result with { Resumed = true, Message = Texts.JournalPendingNotAsked },
        (null, false) => draft with { Status = ImportStatus.NotSent, Message = Texts.JournalSentNotAsked },
        _ => draft with
        {
            Status = ImportStatus.Unconfirmed,
            ErrorName = nameof(Texts.EarlierRunInterrupted),
            Message = Texts.EarlierRunInterrupted,
            Remedy = Texts.OutcomeOpenRemedy,
        },
    };
}
