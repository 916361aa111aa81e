using System.Text.RegularExpressions;

namespace IntuneImportModule.HelpBuilder;

/// <summary>Reads a page in the schema of platyPS (2.0.0).</summary>
internal static partial class HelpPageReader
{
    private static readonly string[] s_sections =
        ["SYNOPSIS", "SYNTAX", "DESCRIPTION", "EXAMPLES", "PARAMETERS", "INPUTS", "OUTPUTS", "NOTES", "RELATED LINKS"];

    /// <exception cref="FormatException">The page is not in the schema.</exception>
    public static HelpPage Read(string text)
    {
        string[] lines = MarkdownSections.Lines(text);
        string name = MarkdownSections.Cut(lines, 1) is [var (title, _)] ? title : throw new FormatException("A page has one heading: its command.");
        IReadOnlyList<(string Title, IReadOnlyList<string> Lines)> sections = MarkdownSections.Cut(lines, 2);
        if (!sections.Select(section => section.Title).SequenceEqual(s_sections))
        {
            throw new FormatException($"The sections are to be {string.Join(", ", s_sections)}.");
        }

        return new HelpPage(
            name,
            PlainText.Paragraphs(sections[0].Lines) is [var synopsis] ? synopsis : throw new FormatException("SYNOPSIS is one paragraph."),
            SyntaxReader.Read(sections[1].Lines),
            PlainText.Paragraphs(sections[2].Lines),
            [.. MarkdownSections.Cut(sections[3].Lines, 3).Select(Example)],
            [.. MarkdownSections.Cut(sections[4].Lines, 3).Where(part => part.Title.StartsWith('-')).Select(Parameter)],
            Types(sections[5].Lines),
            Types(sections[6].Lines),
            PlainText.Paragraphs(sections[7].Lines),
            [.. Link().Matches(string.Join("\n", sections[8].Lines)).Select(Related)]);
    }

    private static HelpExample Example((string Title, IReadOnlyList<string> Lines) part)
    {
        IReadOnlyList<(string Language, string Code)> blocks = MarkdownSections.CodeBlocks(part.Lines);
        (string language, string code) = blocks.FirstOrDefault(block => block.Language is "powershell" or "powershell-not-run");
        return code is null
            ? throw new FormatException($"The example '{part.Title}' has no code.")
            : new HelpExample(
                part.Title,
                code,
                blocks.Where(block => block.Language == "output").Select(block => block.Code).FirstOrDefault(),
                PlainText.Paragraphs(MarkdownSections.WithoutCode(part.Lines)))
            { IsRun = language == "powershell" };
    }

    private static HelpParameter Parameter((string Title, IReadOnlyList<string> Lines) part)
    {
        ParameterFacts[] facts =
            [.. MarkdownSections.CodeBlocks(part.Lines).Where(block => block.Language == "yaml").Select(block => FactsReader.Read(part.Title, block.Code))];
        return facts.Length > 0
            ? new HelpParameter(part.Title.TrimStart('-'), PlainText.Paragraphs(MarkdownSections.WithoutCode(part.Lines)), facts)
            : throw new FormatException($"The parameter {part.Title} has no yaml block.");
    }

    private static IReadOnlyList<HelpType> Types(IReadOnlyList<string> lines) =>
        [.. MarkdownSections.Cut(lines, 3).Select(part => new HelpType(part.Title, PlainText.Paragraphs(part.Lines)))];

    private static HelpLink Related(Match match) =>
        new(match.Groups[1].Value, match.Groups[2].Value.StartsWith("https://", StringComparison.Ordinal) ? match.Groups[2].Value : null);

    [GeneratedRegex(@"\[([^\]]+)\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
