namespace IntuneImportModule.Core.Graph;

/// <summary>The outcome of one <see cref="GraphRequest"/> after all its attempts.</summary>
internal sealed record GraphAnswer
{
    /// <summary>The error code of an answer whose body could not be read.</summary>
    public const string UnreadableCode = "UnreadableAnswer";

    /// <summary>What is known now.</summary>
    public required GraphVerdict Verdict { get; init; }

    /// <summary>The body of a success; null otherwise.</summary>
    public AnswerBody? Body { get; init; }

    /// <summary>What the service or the connection last said; null for a success.</summary>
    public GraphError? Error { get; init; }

    /// <summary>The service's id of the last exchange; null where there was no answer.</summary>
    public string? RequestId { get; init; }

    /// <summary>The service's clock (Date header, whole seconds) at the last answer.</summary>
    public DateTimeOffset? ServiceDate { get; init; }

    /// <summary>How long before the end of the request the first attempt began.</summary>
    public TimeSpan SinceFirstAttempt { get; init; }

    /// <summary>How often the request was sent.</summary>
    public int Attempts { get; init; }

    /// <summary>True where an attempt, this or an earlier one, may have been carried out without our learning of it.</summary>
    public bool HadUnclearAttempt { get; init; }

    /// <summary>The body of a success; throws for everything else.</summary>
    /// <exception cref="GraphException">The request did not succeed.</exception>
    public AnswerBody Require() =>
        Verdict == GraphVerdict.Success ? Body! : throw new GraphException(Verdict, Error!);

    /// <summary>The same exchange, judged unclear because its body could not be read.</summary>
    /// <param name="reason">What was wrong with the body, without its contents.</param>
    public GraphAnswer AsUnreadable(string reason) => this with
    {
        Verdict = GraphVerdict.Unclear,
        HadUnclearAttempt = true,
        Body = null,
        Error = new GraphError { Code = UnreadableCode, Message = reason, StatusCode = 200, RequestId = RequestId },
    };
}
