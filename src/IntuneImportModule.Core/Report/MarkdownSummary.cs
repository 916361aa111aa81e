using System.Text;
using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Core.Report;

/// <summary>Writes the summary for a job, in GitHub's Markdown.</summary>
/// <param name="report">The report.</param>
internal sealed class MarkdownSummary(ImportReport report)
{
    // A job summary holds a megabyte at most; whoever wants all rows has the page.
    private const int RowsListed = 100;

    /// <summary>Writes everything.</summary>
    /// <param name="output">Where to.</param>
    public void Write(TextWriter output)
    {
        output.Write($"## {Text(report.Title)}\n\n");
        RunTimes? times = RunTimes.Of(report.Results);
        output.Write($"{Html.Number(report.Results.Count)} rows");
        output.Write(times is null ? ".\n\n" : $", {Html.Moment(times.Start)} to {Html.Moment(times.End)} UTC ({Html.Span(times.Length)}).\n\n");
        output.Write("| Status | Rows |\n| --- | ---: |\n");
        foreach ((ImportStatus status, int count) in report.Totals())
        {
            output.Write($"| {StatusLook.Words(status)} | {Html.Number(count)} |\n");
        }

        IReadOnlyList<ProblemGroup> groups = ProblemGroup.Of(report.Results);
        if (groups.Count == 0)
        {
            output.Write($"\n{Texts.ReportNoProblems}\n");
            return;
        }

        output.Write("\n### What needs attention\n\n| Problem | Rows | Meaning | What to do |\n| --- | ---: | --- | --- |\n");
        foreach (ProblemGroup group in groups)
        {
            string code = group.Code is null ? string.Empty : $" ({Text(group.Code)})";
            output.Write($"| **{Text(group.Name)}**{code} | {Html.Number(group.Rows.Count)} | {Text(group.Meaning)} | {Text(group.Remedy)} |\n");
        }

        WriteRows(output, [.. groups.SelectMany(group => group.Rows)]);
    }

    private static void WriteRows(TextWriter output, List<ImportResult> rows)
    {
        output.Write("\n### Rows\n\n| Row | Device | Status | Message | Source |\n| ---: | --- | --- | --- | --- |\n");
        foreach (ImportResult row in rows.Take(RowsListed))
        {
            output.Write($"| {row.Row} | {Text(row.Label)} | {StatusLook.Words(row.Status)} | {Text(row.Message)} | {Text(row.Source)} |\n");
        }

        if (rows.Count > RowsListed)
        {
            output.Write($"\n… and {Html.Number(rows.Count - RowsListed)} more.\n");
        }
    }

    /// <summary>The text, with everything that Markdown, its tables or HTML might take for their own made plain.</summary>
    /// <param name="text">Anything; null gives nothing.</param>
    internal static string Text(string? text)
    {
        StringBuilder plain = new();
        foreach (char c in Html.Printable(text) ?? string.Empty)
        {
            _ = c switch
            {
                '\n' or '\t' => plain.Append(' '),
                '<' => plain.Append("&lt;"),
                '>' => plain.Append("&gt;"),
                '&' => plain.Append("&amp;"),

                // An entity cannot begin a mention or a link as the character itself would.
                '@' => plain.Append("&#64;"),
                ':' => plain.Append("&#58;"),
                '.' or ',' or ';' or '-' or '\'' or '"' or '/' or '=' or '%' or '?' => plain.Append(c),
                _ when c < 0x80 && !char.IsLetterOrDigit(c) && c != ' ' => plain.Append('\\').Append(c),
                _ => plain.Append(c),
            };
        }

        return plain.Replace("www.", "www&#46;").ToString();
    }
}
