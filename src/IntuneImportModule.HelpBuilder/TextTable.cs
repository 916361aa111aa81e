using System.Text.RegularExpressions;

namespace IntuneImportModule.HelpBuilder;

/// <summary>Tables and paragraphs in a console's width.</summary>
internal static partial class TextTable
{
    /// <summary>A table of Markdown: side by side where it fits, else each row as a term and what is to be said of it.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<string> rows, int width)
    {
        string[][] cells = [.. rows.Where((_, row) => row != 1).Select(Cells)];
        int[] widths = [.. Enumerable.Range(0, cells[0].Length).Select(column => cells.Max(row => row.ElementAtOrDefault(column)?.Length ?? 0))];
        if (widths.Sum() + (2 * (widths.Length - 1)) <= width)
        {
            return cells.SelectMany((row, i) => i == 0 ? [Row(row, widths), Row([.. widths.Select((w, c) => new string('-', Math.Min(w, row[c].Length)))], widths)] : new[] { Row(row, widths) });
        }

        return cells.Skip(1).SelectMany(row => row.Skip(1)
            .Where(cell => cell.Length > 0)
            .SelectMany(cell => Wrap(cell, width - 2).Select(line => "  " + line))
            .Prepend(row[0]));
    }

    /// <summary>Breaks a paragraph between words. A list's second line stands under its first word.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        string hang = new(' ', Bullet().Match(text).Length);
        string line = string.Empty;
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = hang + word;
            }
            else
            {
                line = line.Length > 0 ? line + " " + word : word;
            }
        }

        yield return line;
    }

    /// <summary>At most one blank line after another, none at the ends.</summary>
    public static string TrimBlankLines(string text) => BlankLines().Replace(text, "\n\n").Trim('\n') + "\n";

    private static string Row(string[] cells, int[] widths) => string.Join("  ", cells.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd();

    // A bar in a cell is written as \|.
    private static string[] Cells(string row) => [.. Bar().Split(row.Trim()[1..^1]).Select(cell => PlainText.Inline(cell.Trim()))];

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();

    [GeneratedRegex(@"^([-*]|\d+\.)\s")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex BlankLines();
}
