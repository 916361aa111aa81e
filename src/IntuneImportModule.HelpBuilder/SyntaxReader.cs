using System.Text.RegularExpressions;

namespace IntuneImportModule.HelpBuilder;

/// <summary>Reads SYNTAX, as Get-Command -Syntax prints it.</summary>
internal static partial class SyntaxReader
{
    private const string DefaultMark = " (Default)";

    public static IReadOnlyList<HelpSyntax> Read(IReadOnlyList<string> lines)
    {
        IReadOnlyList<(string Title, IReadOnlyList<string> Lines)> sets = MarkdownSections.Cut(lines, 3);
        return sets.Count == 0
            ? [new HelpSyntax(null, IsDefault: true, Parameters(lines))]
            : [.. sets.Select(set => new HelpSyntax(
                set.Title.Replace(DefaultMark, string.Empty, StringComparison.Ordinal),
                set.Title.EndsWith(DefaultMark, StringComparison.Ordinal),
                Parameters(set.Lines)))];
    }

    private static SyntaxParameter[] Parameters(IReadOnlyList<string> lines)
    {
        string text = MarkdownSections.CodeBlocks(lines) is [var (_, code)] ? code : throw new FormatException("A parameter set has one block of SYNTAX.");
        return [.. Parameter().Matches(text).Select(match => new SyntaxParameter(
            match.Groups["name"].Value,
            match.Groups["type"].Success ? match.Groups["type"].Value : null,
            IsRequired: !match.Groups["optional"].Success,
            IsPositional: match.Groups["positional"].Success))];
    }

    // [-Name <type>], [[-Name] <type>], [-Name] <type>, -Name <type>, [-Switch] and -Switch.
    [GeneratedRegex(
        @"(?<=\s)(?:(?<optional>\[)(?=\[|-\w+(?:\s<[^>]*>)?\](?!\s<)))?(?:(?<positional>\[)-(?<name>\w+)\]|-(?<name>\w+))(?:\s<(?<type>[^>]*)>)?\]?(?=\s|$)")]
    private static partial Regex Parameter();
}
