namespace IntuneImportModule.Core.Graph;

/// <summary>A Graph request did not succeed. The message is the service's own, unwrapped.</summary>
public sealed class GraphException : Exception
{
    internal GraphException(GraphVerdict verdict, GraphError error)
        : base(error.Describe())
    {
        Verdict = verdict;
        Error = error;
    }

    /// <summary>Status, code, message and ids.</summary>
    public GraphError Error { get; }

    internal GraphVerdict Verdict { get; }
}
