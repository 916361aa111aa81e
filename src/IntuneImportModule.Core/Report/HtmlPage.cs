using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Core.Report;

/// <summary>Writes the page. It is whole without its script, which only sorts, filters and pages.</summary>
/// <param name="report">The report.</param>
internal sealed class HtmlPage(ImportReport report)
{
    private const int RowsNamed = 8;

    /// <summary>Writes everything.</summary>
    /// <param name="output">Where to.</param>
    public void Write(TextWriter output)
    {
        string title = Html.Text(report.Title);
        output.Write($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{PagePart.Policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>{title}</title>
            <style>{PagePart.Style}</style>
            </head>
            <body>
            <header><h1>{title}</h1>
            """);
        RunTimes? times = RunTimes.Of(report.Results);
        output.Write(Facts(times));
        output.Write("</header>\n<main>\n");
        WriteTotals(output);
        WriteProblems(output);
        output.Write("<section><h2>Timeline</h2>\n");
        output.Write(times is null ? $"<p class=\"quiet\">{Html.Text(Texts.ReportNoTimes)}</p>\n" : TimelineSvg.Of(times));
        output.Write("</section>\n");
        new HtmlTable(report.Results).Write(output);
        output.Write($"</main>\n<footer>{Html.Text(Texts.ReportFooter)}</footer>\n<script>{PagePart.Script}</script>\n</body>\n</html>\n");
    }

    private string Facts(RunTimes? times)
    {
        List<string> facts = [$"{Html.Number(report.Results.Count)} row{(report.Results.Count == 1 ? string.Empty : "s")}"];
        if (times is not null)
        {
            facts.Add($"{Html.Moment(times.Start)} to {Html.Moment(times.End)} UTC ({Html.Span(times.Length)})");
        }

        if (report.Results.Count(row => row.Attempts > 1) is > 0 and int again)
        {
            facts.Add($"{Html.Number(again)} sent more than once");
        }

        if (report.Results.Count(row => row.Resumed) is > 0 and int resumed)
        {
            facts.Add($"{Html.Number(resumed)} settled by an earlier run");
        }

        facts.Add($"report of {Html.Moment(report.Created)} UTC");
        return $"<p class=\"quiet\">{string.Join(" · ", facts)}</p>\n";
    }

    private void WriteTotals(TextWriter output)
    {
        output.Write("<section><h2>Totals</h2>\n");
        output.Write(TotalsSvg.Of(report.Totals(), report.Results.Count));
        output.Write("<ul class=\"totals\">\n");
        foreach ((ImportStatus status, int count) in report.Totals())
        {
            string words = StatusLook.Words(status);
            output.Write($"""
                <li><a class="total {StatusLook.Tone(status)}" href="#status={status}"><b>{Html.Number(count)}</b> <span class="status">{words}</span></a></li>

                """);
        }

        output.Write("</ul></section>\n");
    }

    private void WriteProblems(TextWriter output)
    {
        IReadOnlyList<ProblemGroup> groups = ProblemGroup.Of(report.Results);
        output.Write("<section><h2>What needs attention</h2>\n");
        if (groups.Count == 0)
        {
            output.Write($"<p>{Html.Text(Texts.ReportNoProblems)}</p>\n");
        }

        foreach (ProblemGroup group in groups)
        {
            string code = group.Code is null ? string.Empty : $" <span class=\"quiet\">{Html.Text(group.Code)}</span>";
            string remedy = group.Remedy is null ? string.Empty : $"<p class=\"remedy\"><b>What to do:</b> {Html.Text(group.Remedy)}</p>\n";
            output.Write($"""
                <article class="problem {StatusLook.Tone(group.Status)}">
                <h3>{Html.Text(group.Name)}{code} <span class="count">{Html.Number(group.Rows.Count)}</span></h3>
                <p>{Html.Text(group.Meaning)}</p>
                {remedy}<p class="quiet">{Examples(group)} <a href="#{LinkTo(group)}">Show in table</a></p>
                </article>

                """);
        }

        output.Write("</section>\n");
    }

    private static string Examples(ProblemGroup group)
    {
        string named = string.Join(", ", group.Rows.Take(RowsNamed).Select(row =>
            row.Label.Length == 0 ? $"row {row.Row}" : $"<bdi>{Html.Text(row.Label)}</bdi> (row {row.Row})"));
        int more = group.Rows.Count - RowsNamed;
        return more > 0 ? $"{named} and {Html.Number(more)} more." : named + ".";
    }

    private static string LinkTo(ProblemGroup group)
    {
        string? name = group.Rows[0].ErrorName;
        return Html.Text($"status={group.Status}" + (name is null ? string.Empty : "&q=" + Uri.EscapeDataString(Html.Printable(name)!)));
    }
}
