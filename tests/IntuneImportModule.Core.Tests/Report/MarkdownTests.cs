using System.Text.RegularExpressions;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Core.Report;
using static IntuneImportModule.Core.Tests.Report.ReportRows;

namespace IntuneImportModule.Core.Tests.Report;

public sealed class MarkdownTests
{
    [Theory]
    [InlineData("a|b", @"a\|b")]
    [InlineData("<b>&amp;", "&lt;b&gt;&amp;amp;")]
    [InlineData("*_`[x](y)~#!", @"\*\_\`\[x\]\(y\)\~\#\!")]
    [InlineData(@"C:\files\a.csv:2", @"C&#58;\\files\\a.csv&#58;2")]
    [InlineData("line\r\nbreak", "line\uFFFD break")]
    [InlineData("@someone https://x www.x", "&#64;someone https&#58;//x www&#46;x")]
    [InlineData("SER-0001 Zürich", "SER-0001 Zürich")]
    [InlineData(null, "")]
    public void Text_is_made_plain(string? text, string expected) => Assert.Equal(expected, MarkdownSummary.Text(text));

    [Fact]
    public void An_attack_keeps_the_tables_columns()
    {
        string[] lines = MarkdownOf(Filled(Attack), Device(2)).Split('\n');

        Assert.All(lines.Where(line => line.StartsWith('|')), line => Assert.Contains(Regex.Count(line, @"(?<!\\)\|"), new[] { 3, 5, 6 }));
        Assert.DoesNotContain(lines, line => line.Contains('<') || line.Contains("http:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_list_is_cut_and_says_so()
    {
        string text = MarkdownOf([.. Enumerable.Range(1, 250).Select(row => (ImportResult)Device(row, ImportStatus.Failed, "E", "m"))]);

        Assert.Contains("| SER-100 |", text, StringComparison.Ordinal);
        Assert.DoesNotContain("| SER-101 |", text, StringComparison.Ordinal);
        Assert.Contains("and 150 more", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_without_failures_says_so_and_lists_no_rows()
    {
        string text = MarkdownOf(Device(1), Identity(2, ImportStatus.AlreadyPresent));

        Assert.Contains("no row failed", text, StringComparison.Ordinal);
        Assert.DoesNotContain("SER-1", text, StringComparison.Ordinal);
    }
}
