namespace IntuneImportModule.HelpBuilder;

/// <summary>A page of a command, as platyPS would read it.</summary>
internal sealed record HelpPage(
    string Name,
    string Synopsis,
    IReadOnlyList<HelpSyntax> Syntax,
    IReadOnlyList<string> Description,
    IReadOnlyList<HelpExample> Examples,
    IReadOnlyList<HelpParameter> Parameters,
    IReadOnlyList<HelpType> Inputs,
    IReadOnlyList<HelpType> Outputs,
    IReadOnlyList<string> Notes,
    IReadOnlyList<HelpLink> Links);

/// <summary>A parameter set and how it is called.</summary>
internal sealed record HelpSyntax(string? Set, bool IsDefault, IReadOnlyList<SyntaxParameter> Parameters);

/// <summary>A parameter in a line of SYNTAX; a switch has no type.</summary>
internal sealed record SyntaxParameter(string Name, string? Type, bool IsRequired, bool IsPositional);

/// <summary>An example: what is typed, what it printed, and what is to be said of it.</summary>
internal sealed record HelpExample(string Title, string Code, string? Output, IReadOnlyList<string> Remarks)
{
    /// <summary>False where it needs a tenant or a person.</summary>
    public bool IsRun { get; init; } = true;
}

/// <summary>A parameter. One that differs between sets has several blocks of facts.</summary>
internal sealed record HelpParameter(string Name, IReadOnlyList<string> Description, IReadOnlyList<ParameterFacts> Facts);

/// <summary>What the yaml block of a parameter says.</summary>
internal sealed record ParameterFacts(
    string Type,
    IReadOnlyList<string> Sets,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> Values,
    bool IsRequired,
    string Position,
    string Default,
    string PipelineInput,
    bool TakesWildcards);

/// <summary>A type that goes in or comes out.</summary>
internal sealed record HelpType(string Name, IReadOnlyList<string> Description);

/// <summary>A related link; one to another page has no address of its own.</summary>
internal sealed record HelpLink(string Text, string? Address);
