using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Core.Report;

/// <summary>What an import did, for people: a page to look at or a summary for a job. Results of both imports may be mixed.</summary>
public sealed class ImportReport
{
    private readonly List<ImportResult> results = [];

    /// <summary>A report without results yet.</summary>
    /// <param name="title">What to call it.</param>
    /// <param name="created">When it was made.</param>
    public ImportReport(string title, DateTimeOffset created)
    {
        Title = title;
        Created = created;
    }

    /// <summary>What to call it.</summary>
    public string Title { get; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset Created { get; }

    /// <summary>The results, in the order in which they came.</summary>
    public IReadOnlyList<ImportResult> Results => results;

    /// <summary>Takes a result.</summary>
    /// <param name="result">The result.</param>
    public void Add(ImportResult result) => results.Add(result);

    /// <summary>Writes one HTML page that needs nothing else: no link, font, picture or script from anywhere.</summary>
    /// <param name="output">Where to; UTF-8.</param>
    public void WriteHtml(TextWriter output) => new HtmlPage(this).Write(output);

    /// <summary>Writes a short summary in GitHub's Markdown: totals, what went wrong, and the rows that it went wrong with.</summary>
    /// <param name="output">Where to.</param>
    public void WriteMarkdown(TextWriter output) => new MarkdownSummary(this).Write(output);

    /// <summary>The statuses that occur and how often, in the order in which they need attention.</summary>
    internal IReadOnlyList<(ImportStatus Status, int Count)> Totals() =>
        [.. StatusLook.InOrder
            .Select(status => (Status: status, Count: results.Count(result => result.Status == status)))
            .Where(total => total.Count > 0)];
}
