namespace IntuneImportModule.Sandbox.Service;

/// <summary>What kind of rows a body holds.</summary>
internal enum RowKind
{
    None,
    OneAutopilotRow,
    AutopilotRows,
    IdentityRows,
}

/// <summary>One operation: a collection (or singleton) of deviceManagement, what follows it, and who answers.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Collection">The segment after deviceManagement.</param>
/// <param name="HasKey">Whether a key follows.</param>
/// <param name="Name">The action's name at the end of the path; empty for none.</param>
/// <param name="Action">What the request log calls it.</param>
/// <param name="Answer">Who answers.</param>
internal sealed record Route(string Method, string Collection, bool HasKey, string Name, string Action, Func<Call, Answer> Answer)
{
    public RowKind Rows { get; init; }

    /// <summary>Whether the smaller permission is enough although it is a POST.</summary>
    public bool OnlyReads { get; init; }

    public bool NeedsWritePermission => Method != "GET" && !OnlyReads;
}
