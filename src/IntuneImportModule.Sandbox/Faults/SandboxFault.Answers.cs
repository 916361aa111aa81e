namespace IntuneImportModule.Sandbox;

public sealed partial record SandboxFault
{
    /// <summary>Leaves <paramref name="count"/> rows out of the answer, at random.</summary>
    public static SandboxFault DropAnswerRows(int count = 1) =>
        new("answer rows dropped") { IsProcessed = true, Rewrite = (answer, random, _) => AnswerRewriting.DropRows(answer, count, random) };

    /// <summary>Puts every row into the answer twice.</summary>
    public static SandboxFault DoubleAnswerRows() => new("answer rows doubled") { IsProcessed = true, Rewrite = (answer, _, _) => AnswerRewriting.DoubleRows(answer) };

    /// <summary>Adds rows to the answer that nobody sent.</summary>
    public static SandboxFault ExtraAnswerRows(int count = 1) =>
        new("answer rows added") { IsProcessed = true, Rewrite = (answer, random, _) => AnswerRewriting.AddRows(answer, count, random) };

    /// <summary>Answers the rows in a random order.</summary>
    public static SandboxFault ShuffleAnswerRows() => new("answer rows shuffled") { IsProcessed = true, Rewrite = (answer, random, _) => AnswerRewriting.ShuffleRows(answer, random) };

    /// <summary>Every enum in the answer has a member that no client knows.</summary>
    public static SandboxFault UnknownEnumMembers() => new("unknown enum members") { IsProcessed = true, Rewrite = (answer, _, _) => AnswerRewriting.UseUnknownMembers(answer) };

    /// <summary>The answer and its rows have properties that no client knows.</summary>
    public static SandboxFault UnknownProperties() => new("unknown properties") { IsProcessed = true, Rewrite = (answer, _, _) => AnswerRewriting.AddProperties(answer) };

    /// <summary>The state of every row is null.</summary>
    public static SandboxFault NullState() => new("null state") { IsProcessed = true, Rewrite = (answer, _, _) => AnswerRewriting.ClearStates(answer) };

    /// <summary>The answer's nextLink leads to another host; it gets one if it has none.</summary>
    /// <param name="host">Host, and port if wanted.</param>
    public static SandboxFault NextLinkToHost(string host) =>
        new("nextLink to another host") { IsProcessed = true, Rewrite = (answer, _, _) => AnswerRewriting.LinkToHost(answer, host) };

    /// <summary>Every answer with rows says that there is another page: itself.</summary>
    public static SandboxFault EndlessNextLink() => new("endless nextLink") { Times = null, IsProcessed = true, Rewrite = (answer, _, self) => AnswerRewriting.LinkToSelf(answer, self) };
}
