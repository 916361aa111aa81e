using System.Globalization;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Changes;

/// <summary>Decides what an answer means for the row that it is about. Pure.</summary>
internal static class ChangeVerdict
{
    private static readonly string[] DeletionPhrases =
    [
        // The service misspells the first; the right spelling is taken too, should it ever be corrected.
        "ZtdDeviceDeletionInProgess", "ZtdDeviceDeletionInProgress", "ZtdDeviceAlreadyDeleted",
    ];

    /// <summary>The result of a row that went as one call of a $batch.</summary>
    /// <typeparam name="T">The kind of result.</typeparam>
    /// <param name="draft">The row's result so far.</param>
    /// <param name="answer">The call's answer.</param>
    /// <param name="done">The status of a success.</param>
    /// <param name="now">The clock.</param>
    public static T Judge<T>(T draft, GraphBatchItemAnswer answer, ChangeStatus done, DateTimeOffset now)
        where T : ChangeResult
    {
        draft = draft with { RequestId = answer.RequestId };
        if (answer.Status is >= 200 and < 300)
        {
            return Closed(draft, done);
        }

        GraphError error = answer.ReadError(now);
        bool removes = done == ChangeStatus.Removed;
        if (removes && IsUnderWay(error))
        {
            return Closed(draft, ChangeStatus.Removed) with { Message = Texts.RemovalUnderWay };
        }

        if (answer.Status == 404)
        {
            // What an earlier, unclear send of ours removed is not there any more.
            return removes && answer.AfterUnclear ? Closed(draft, ChangeStatus.Removed) : NotFound(draft);
        }

        // A clear no says nothing of an earlier attempt that may have been carried out.
        return Refused(draft, error, answer.AfterUnclear || answer.Status is 408 or >= 500 ? ChangeStatus.Unconfirmed : ChangeStatus.Failed);
    }

    /// <summary>The result of a row whose call may have been carried out.</summary>
    /// <typeparam name="T">The kind of result.</typeparam>
    /// <param name="draft">The row's result so far.</param>
    /// <param name="error">What was last said; null for nothing.</param>
    public static T Unconfirmed<T>(T draft, GraphError? error)
        where T : ChangeResult => error is not null
            ? Refused(draft, error, ChangeStatus.Unconfirmed)
            : Closed(draft, ChangeStatus.Unconfirmed) with
            {
                ErrorName = nameof(Texts.ChangeUnanswered),
                Message = Texts.ChangeUnanswered,
                Remedy = Texts.ChangeOpenRemedy,
            };

    /// <summary>The result of a row whose request failed, so that surely nothing was changed.</summary>
    /// <typeparam name="T">The kind of result.</typeparam>
    /// <param name="draft">The row's result so far.</param>
    /// <param name="failure">Why.</param>
    public static T Judge<T>(T draft, GraphException failure)
        where T : ChangeResult => failure.Verdict == GraphVerdict.Denied
            ? NotSent(draft, Texts.RunEndedBefore)
            : Refused(draft, failure.Error, ChangeStatus.Failed);

    /// <summary>A row whose object the service does not have.</summary>
    /// <typeparam name="T">The kind of result.</typeparam>
    /// <param name="draft">The row's result so far.</param>
    public static T NotFound<T>(T draft)
        where T : ChangeResult =>
        Closed(draft, ChangeStatus.NotFound) with { ErrorName = nameof(Texts.ObjectNotFound), Message = Phrase.Of(Texts.ObjectNotFound, draft.Label) };

    /// <summary>A row that is not sent.</summary>
    /// <typeparam name="T">The kind of result.</typeparam>
    /// <param name="draft">The row's result so far.</param>
    /// <param name="message">Why.</param>
    public static T NotSent<T>(T draft, string message)
        where T : ChangeResult => Closed(draft, ChangeStatus.NotSent) with { Message = message };

    /// <summary>A row that our rules refuse.</summary>
    /// <typeparam name="T">The kind of result.</typeparam>
    /// <param name="draft">The row's result so far.</param>
    /// <param name="errorName">The key of the text.</param>
    /// <param name="message">The text.</param>
    /// <param name="remedy">What to do; null for nothing.</param>
    public static T Invalid<T>(T draft, string errorName, string message, string? remedy = null)
        where T : ChangeResult => Closed(draft, ChangeStatus.Invalid) with { ErrorName = errorName, Message = message, Remedy = remedy };

    /// <summary>A row with its final status.</summary>
    /// <typeparam name="T">The kind of result.</typeparam>
    /// <param name="draft">The row's result so far.</param>
    /// <param name="status">The status.</param>
    public static T Closed<T>(T draft, ChangeStatus status)
        where T : ChangeResult => draft with { Status = status, IsOpen = false };

    /// <summary>True where the service says that it is removing the device, or has removed it.</summary>
    /// <param name="error">What it said.</param>
    private static bool IsUnderWay(GraphError error) => DeletionPhrases.Any(phrase =>
        string.Equals(error.Phrase, phrase, StringComparison.OrdinalIgnoreCase)
        || error.Message.IndexOf(phrase, StringComparison.OrdinalIgnoreCase) >= 0);

    private static T Refused<T>(T draft, GraphError error, ChangeStatus status)
        where T : ChangeResult => Closed(draft, status) with
        {
            ErrorCode = error.StatusCode?.ToString(CultureInfo.InvariantCulture),
            ErrorName = error.Phrase ?? error.Code,
            Message = status == ChangeStatus.Unconfirmed ? Phrase.Of(Texts.OutcomeOpen, error.Describe()) : error.Describe(),
            Remedy = status == ChangeStatus.Unconfirmed ? Texts.ChangeOpenRemedy : null,
            RequestId = error.RequestId ?? draft.RequestId,
        };
}
