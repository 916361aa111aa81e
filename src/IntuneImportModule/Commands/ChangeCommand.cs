using System.Management.Automation;
using IntuneImportModule.Core.Changes;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Errors;
using IntuneImportModule.Rows;

namespace IntuneImportModule.Commands;

/// <summary>What commands that change or remove have in common: one result per row, in order, and a sign-in that fails ends them once.</summary>
/// <typeparam name="T">The kind of result.</typeparam>
public abstract class ChangeCommand<T> : TargetCommand
    where T : ChangeResult
{
    private GraphException? denial;

    /// <summary>The reason that Multi Admin Approval asks for.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ApprovalJustification { get; set; }

    private protected override string? Justification => ApprovalJustification;

    /// <summary>What the question to the user calls the action.</summary>
    private protected abstract string ActionName { get; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        Complete();
        if (denial is not null)
        {
            ThrowTerminatingError(ErrorRecords.ForGraph(denial));
        }
    }

    /// <summary>The result of a row before anything was asked; closed for a row that the rules refuse.</summary>
    /// <param name="row">The row.</param>
    private protected abstract T Draft(TargetRow row);

    /// <summary>The result of a row that is refused.</summary>
    /// <param name="draft">The row's result so far.</param>
    /// <param name="problem">Why.</param>
    private protected static T Refused(T draft, RowProblem problem) =>
        ChangeVerdict.Invalid(draft, problem.Name, problem.Message, problem.Remedy);

    /// <summary>Finds out which objects the open rows mean, and what is to be changed.</summary>
    /// <param name="drafts">The rows; takes what was found.</param>
    /// <param name="rows">The same rows.</param>
    private protected abstract Task<bool> FindAsync(T[] drafts, IReadOnlyList<TargetRow> rows);

    /// <summary>Sends the open rows.</summary>
    /// <param name="drafts">The rows; takes the outcomes.</param>
    private protected abstract Task<GraphException?> SendAsync(T[] drafts);

    /// <summary>What the question to the user says of a row.</summary>
    /// <param name="draft">The row.</param>
    private protected virtual string Describe(T draft) => draft.Label;

    /// <summary>Passes results on.</summary>
    /// <param name="results">The results of some rows.</param>
    /// <param name="rows">The rows.</param>
    private protected virtual void Emit(T[] results, IReadOnlyList<TargetRow> rows) => Write(results, rows);

    /// <summary>All rows were passed on.</summary>
    private protected virtual void Complete()
    {
    }

    private protected override void Process(IReadOnlyList<TargetRow> rows)
    {
        T[] drafts = [.. rows.Select(Draft)];
        if (denial is null)
        {
            Find(drafts, rows);
            Ask(drafts);
            denial ??= drafts.Any(draft => draft.IsOpen) ? Await(SendAsync(drafts)) : null;
        }

        for (int i = 0; i < drafts.Length; i++)
        {
            drafts[i] = drafts[i].IsOpen ? ChangeVerdict.NotSent(drafts[i], Texts.RowNotReached) : drafts[i];
        }

        Emit(drafts, rows);
    }

    /// <summary>Writes results, each before its error.</summary>
    /// <param name="results">The results.</param>
    /// <param name="rows">Their rows.</param>
    private protected void Write(IReadOnlyList<T> results, IReadOnlyList<TargetRow> rows)
    {
        for (int i = 0; i < results.Count; i++)
        {
            WriteObject(results[i], enumerateCollection: false);
            if (ErrorRecords.ForChange(results[i], rows[i].Source ?? results[i]) is { } error)
            {
                WriteError(error);
            }
        }
    }

    private void Find(T[] drafts, IReadOnlyList<TargetRow> rows)
    {
        try
        {
            Await(FindAsync(drafts, rows));
        }
        catch (GraphException failure)
        {
            denial = failure.Verdict == GraphVerdict.Denied ? failure : null;
            for (int i = 0; i < drafts.Length; i++)
            {
                drafts[i] = drafts[i].IsOpen ? ChangeVerdict.Judge(drafts[i], failure) : drafts[i];
            }
        }
    }

    private void Ask(T[] drafts)
    {
        for (int i = 0; i < drafts.Length; i++)
        {
            if (drafts[i].IsOpen && !Approves(Describe(drafts[i]), ActionName))
            {
                drafts[i] = ChangeVerdict.NotSent(drafts[i], Texts.RowDeclined);
            }
        }
    }
}
