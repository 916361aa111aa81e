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
        JournalRowState.Done => Result! with { Resumed = true },
        JournalRowState.Accepted when options.NoWait => Result! with { Resumed = true, Message = Texts.PendingNotWaited },
        _ => null,
    };

    /// <summary>The result of a row whose outcome is not asked for, because it was declined.</summary>
    /// <param name="draft">The row's draft.</param>
    public ImportResult Declined(ImportResult draft) => Result is null
        ? draft with { Status = ImportStatus.NotSent, Message = Texts.JournalSentNotAsked }
        : Result with { Resumed = true, Message = Texts.JournalPendingNotAsked };

    /// <summary>The result of a row whose outcome cannot be asked for, because the run is over.</summary>
    /// <param name="draft">The row's draft.</param>
    public ImportResult RunIsOver(ImportResult draft) => Result is null
        ? draft with
        {
            Status = ImportStatus.Unconfirmed,
            ErrorName = nameof(Texts.EarlierRunInterrupted),
            Message = Texts.EarlierRunInterrupted,
            Remedy = Texts.OutcomeOpenRemedy,
        }
        : Result with { Resumed = true, Message = Texts.PendingCannotAsk };
}
