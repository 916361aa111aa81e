using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using IntuneImportModule.Core.Import;
using static IntuneImportModule.Core.Tests.Report.ReportRows;

namespace IntuneImportModule.Core.Tests.Report;

public sealed class HtmlReportTests
{
    [Fact]
    public void Markup_in_any_text_stays_text()
    {
        string page = Write(report => report.WriteHtml, Attack, Filled(Attack), Filled(Attack, ImportStatus.Imported));
        string plain = HtmlOf(Filled("plain"), Filled("plain", ImportStatus.Imported));

        // The same tags as a page about nothing special: no text has opened one, or closed one.
        Assert.Equal(TagNames(plain), TagNames(page));
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"<[^>]*\sonmouseover=", page);
    }

    [Fact]
    public void Identifiers_with_markup_stay_text_too()
    {
        string page = HtmlOf(Identity(1) with { ImportedDeviceIdentifier = Attack, Description = Attack, ImportedDeviceIdentityType = Attack });

        Assert.Equal(TagNames(HtmlOf(Identity(1))), TagNames(page));
    }

    [Fact]
    public void Characters_that_no_page_may_hold_are_replaced()
    {
        string page = HtmlOf(Device(1) with { GroupTag = "a\0b\u001bc\ud800d\U0001F600" });

        Assert.Contains("a\uFFFDb\uFFFDc\uFFFDd", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain('\0', page);
        Assert.DoesNotContain('\u001b', page);
    }

    [Fact]
    public void The_policy_allows_this_script_and_this_style_and_nothing_else()
    {
        string page = HtmlOf(Device(1));
        string policy = Regex.Match(page, "Content-Security-Policy\" content=\"([^\"]+)\"").Groups[1].Value;

        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains($"script-src '{HashOf(page, "script")}';", policy, StringComparison.Ordinal);
        Assert.Contains($"style-src '{HashOf(page, "style")}';", policy, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_asks_nobody_for_anything()
    {
        string page = HtmlOf(Device(1), Device(2, ImportStatus.Failed, "ZtdDeviceAssignedToOtherTenant"));

        Assert.DoesNotMatch(@"https?://", page);
        Assert.DoesNotMatch(@"\s(src|srcset|action)=", page);
        Assert.DoesNotMatch(@"@import|url\(", page);
        Assert.All(Regex.Matches(page, "href=\"([^\"]*)\"").Cast<Match>(), link => Assert.StartsWith("#", link.Groups[1].Value, StringComparison.Ordinal));

        // The policy would refuse these in the style sheet's and script's place.
        Assert.DoesNotMatch(@"<[^>]*\s(style|on\w+)=", page);
    }

    [Fact]
    public void Every_row_is_in_the_table_without_the_script()
    {
        string page = HtmlOf([.. Enumerable.Range(1, 300).Select(row => (ImportResult)(row % 2 == 0 ? Device(row) : Identity(row)))]);

        Assert.Equal(300, Regex.Count(page, "<tr data-status=\"Imported\">"));
        Assert.Contains("<td>SER-2</td><td>Autopilot</td><td>Kiosk</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td>ID-1</td><td>serialNumber</td><td>Reception</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_and_dates_are_the_same_in_every_culture()
    {
        ImportResult[] rows = [.. Enumerable.Range(1, 1500).Select(row => Device(row))];
        string page = HtmlOf(rows);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            foreach (string culture in new[] { "de-DE", "ar-SA", "tr-TR" })
            {
                CultureInfo.CurrentCulture = new CultureInfo(culture);
                Assert.Equal(page, HtmlOf(rows));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Contains("1,500 rows", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_without_times_give_no_picture()
    {
        string page = HtmlOf(Identity(1));

        Assert.DoesNotContain("class=\"timeline\"", page, StringComparison.Ordinal);
        Assert.Contains("No result says when", page, StringComparison.Ordinal);
    }

    private static string[] TagNames(string page) =>
        [.. Regex.Matches(Regex.Replace(page, "<(script|style)>.*?</\\1>", "<$1></$1>", RegexOptions.Singleline), @"<!?(/?\w*)").Cast<Match>().Select(tag => tag.Groups[1].Value)];

    private static string HashOf(string page, string element)
    {
        string text = Regex.Match(page, $"<{element}>(.*?)</{element}>", RegexOptions.Singleline).Groups[1].Value;
        return "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
