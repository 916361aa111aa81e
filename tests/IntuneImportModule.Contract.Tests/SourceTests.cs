using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace IntuneImportModule.Contract.Tests;

/// <summary>The rules of the house that a compiler does not check.</summary>
public class SourceTests
{
    // Who may use whom. Devices uses nobody; everybody may use Devices.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Devices"] = [],
        ["Http"] = [],
        ["Authentication"] = ["Http", "Journal"],
        ["Graph"] = ["Authentication", "Devices", "Http"],
        ["Journal"] = ["Devices"],
        ["Csv"] = ["Devices", "Journal"],
        ["Changes"] = ["Graph"],
        ["Identities"] = ["Changes", "Devices", "Graph"],
        ["Registrations"] = ["Changes", "Devices", "Graph"],
        ["Sync"] = ["Graph"],
        ["Import"] = ["Authentication", "Changes", "Csv", "Devices", "Graph", "Journal", "Registrations", "Sync"],
        ["Report"] = ["Import"],
    };

    public static TheoryData<string> Folders => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Imports_run_one_way(string folder)
    {
        foreach (string file in Repository.Sources("src", "IntuneImportModule.Core", folder))
        {
            IEnumerable<string> used = Regex.Matches(File.ReadAllText(file), @"^using IntuneImportModule\.Core\.(\w+)", RegexOptions.Multiline)
                .Select(match => match.Groups[1].Value);
            Assert.All(used, name => Assert.True(name == folder || Allowed[folder].Contains(name), $"{file} uses {name}."));
        }
    }

    [Fact]
    public void Files_are_small()
    {
        int[] lengths = [.. Repository.Sources("src").Select(file => File.ReadAllLines(file).Length).Order()];

        Assert.True(lengths[lengths.Length / 2] < 100, $"The median is {lengths[lengths.Length / 2]}.");
        Assert.True(lengths[^1] <= 300, $"The longest has {lengths[^1]} lines.");
    }

    [Theory]
    [InlineData("IntuneImportModule.Core")]
    [InlineData("IntuneImportModule")]
    public void Every_text_is_used_and_sorted_and_every_refusal_has_its_remedy(string project)
    {
        string resources = Path.Combine(Repository.Root, "src", project, "Texts.resx");
        string[] keys = [.. XDocument.Load(resources).Descendants("data").Select(data => data.Attribute("name")!.Value)];
        string code = string.Join("\n", Repository.Sources("src", project).Select(File.ReadAllText));

        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        Assert.Distinct(keys);
        foreach (string key in keys)
        {
            // A rule names its text; the remedy goes with it.
            string user = key.EndsWith("Remedy", StringComparison.Ordinal) && !Regex.IsMatch(code, $@"\bTexts\.{key}\b") ? key[..^"Remedy".Length] : key;
            Assert.True(Regex.IsMatch(code, $@"\bTexts\.{user}\b"), $"{key} is used nowhere.");
        }

        foreach (Match refusal in Regex.Matches(code, @"Refused\(\w+[^,;]*, nameof\(Texts\.(\w+)\)"))
        {
            Assert.Contains(refusal.Groups[1].Value + "Remedy", keys);
        }
    }
}
