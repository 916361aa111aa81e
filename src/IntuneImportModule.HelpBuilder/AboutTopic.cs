using System.Text;

namespace IntuneImportModule.HelpBuilder;

/// <summary>Makes about_NAME.help.txt of about_NAME.md.</summary>
internal static class AboutTopic
{
    private const int Width = 80;
    private const string Indent = "    ";

    public static string Convert(string markdown)
    {
        StringBuilder text = new();
        List<string> block = [];
        bool isCode = false;
        bool isBelowHeading = false;
        foreach (string line in MarkdownSections.Lines(markdown).Append(string.Empty))
        {
            if (MarkdownSections.IsFence(line))
            {
                Flush(text, block);
                isCode = !isCode;
            }
            else if (isCode)
            {
                text.Append(Indent).Append(Indent).Append(line).Append('\n');
            }
            else if (line.StartsWith('#'))
            {
                Flush(text, block);
                Heading(text, line);
            }
            else if (line.Trim().Length == 0)
            {
                Flush(text, block);

                // Get-Help takes the fifth line for the synopsis: title, name, blank, heading, text.
                text.Append(text.Length > 0 && isBelowHeading ? string.Empty : "\n");
            }
            else
            {
                block.Add(line);
            }

            isBelowHeading = line.StartsWith("## ", StringComparison.Ordinal) || (isBelowHeading && line.Trim().Length == 0);
        }

        return TextTable.TrimBlankLines(text.ToString());
    }

    // Get-Help finds topic and synopsis by these two words.
    private static void Heading(StringBuilder text, string line)
    {
        int level = line.TakeWhile(letter => letter == '#').Count();
        string title = PlainText.Inline(line[level..].Trim());
        text.Append(level switch
        {
            1 => $"TOPIC\n{Indent}{title}\n",
            2 => $"{title.ToUpperInvariant()}\n",
            _ => $"  {title}\n",
        });
    }

    private static void Flush(StringBuilder text, List<string> block)
    {
        if (block.Count == 0)
        {
            return;
        }

        IEnumerable<string> lines = block[0].StartsWith('|')
            ? TextTable.Lines(block, Width - Indent.Length)
            : PlainText.Paragraphs(block).SelectMany(paragraph => TextTable.Wrap(paragraph, Width - Indent.Length));
        foreach (string line in lines)
        {
            text.Append(Indent).Append(line).Append('\n');
        }

        block.Clear();
    }
}
