namespace IntuneImportModule.HelpBuilder;

/// <summary>Cuts a text at its headings. A number sign inside a code block is no heading.</summary>
internal static class MarkdownSections
{
    public static bool IsFence(string line) => line.StartsWith("```", StringComparison.Ordinal);

    public static string[] Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');

    /// <summary>The sections of one level, in order. What stands before the first heading is left out.</summary>
    public static IReadOnlyList<(string Title, IReadOnlyList<string> Lines)> Cut(IEnumerable<string> lines, int level)
    {
        string mark = new string('#', level) + " ";
        List<(string Title, IReadOnlyList<string> Lines)> sections = [];
        List<string> body = [];
        bool isCode = false;
        foreach (string line in lines)
        {
            isCode ^= IsFence(line);
            if (!isCode && line.StartsWith(mark, StringComparison.Ordinal))
            {
                body = [];
                sections.Add((line[mark.Length..].Trim(), body));
            }
            else
            {
                body.Add(line);
            }
        }

        return sections;
    }

    /// <summary>The code blocks: what stands behind the fence, and the code.</summary>
    public static IReadOnlyList<(string Language, string Code)> CodeBlocks(IEnumerable<string> lines)
    {
        List<(string, string)> blocks = [];
        List<string>? code = null;
        string language = string.Empty;
        foreach (string line in lines)
        {
            if (!IsFence(line))
            {
                code?.Add(line);
            }
            else if (code is null)
            {
                language = line[3..].Trim();
                code = [];
            }
            else
            {
                blocks.Add((language, string.Join("\n", code)));
                code = null;
            }
        }

        return code is null ? blocks : throw new FormatException("A code block has no end.");
    }

    public static IEnumerable<string> WithoutCode(IEnumerable<string> lines)
    {
        bool isCode = false;
        foreach (string line in lines)
        {
            if (IsFence(line))
            {
                isCode = !isCode;
            }
            else if (!isCode)
            {
                yield return line;
            }
        }
    }
}
