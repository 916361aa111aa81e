using System.Text.RegularExpressions;

namespace IntuneImportModule.HelpBuilder;

/// <summary>Markdown as it is read in a console.</summary>
internal static partial class PlainText
{
    /// <summary>Links become their text, with the address behind it where it leads to the web; marks of emphasis and code go.</summary>
    public static string Inline(string text)
    {
        string plain = Link().Replace(text, match => match.Groups[2].Value.StartsWith("http", StringComparison.Ordinal)
            ? $"{match.Groups[1].Value} ({match.Groups[2].Value})"
            : match.Groups[1].Value);
        plain = Emphasis().Replace(plain, "$2");
        return plain.Replace("`", string.Empty, StringComparison.Ordinal).Replace("\\|", "|", StringComparison.Ordinal);
    }

    /// <summary>Paragraphs: lines of one become one line, each item of a list is one, and code keeps its lines.</summary>
    public static IReadOnlyList<string> Paragraphs(IEnumerable<string> lines)
    {
        List<string> paragraphs = [];
        List<string> open = [];
        bool isCode = false;
        void Close()
        {
            if (open.Count > 0)
            {
                paragraphs.Add(string.Join(isCode ? "\n" : " ", isCode ? open : open.Select(Inline)));
                open.Clear();
            }
        }

        foreach (string line in lines)
        {
            if (MarkdownSections.IsFence(line))
            {
                Close();
                isCode = !isCode;
            }
            else if (isCode)
            {
                open.Add(line);
            }
            else if (line.Trim().Length == 0)
            {
                Close();
            }
            else
            {
                if (ListItem().IsMatch(line))
                {
                    Close();
                }

                open.Add(line.Trim());
            }
        }

        Close();
        return paragraphs;
    }

    [GeneratedRegex(@"\[([^\]]+)\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    // A star with a letter on both sides is a wildcard, and one in code stays: names such as PST-* are written as code.
    [GeneratedRegex(@"(?<![\w`*])(\*\*|\*)(?=\w)([^*`]+)(?<=[\w.,:])\1(?![\w`*])")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"^\s*([-*]|\d+\.)\s")]
    private static partial Regex ListItem();
}
