using System.Text.RegularExpressions;
using System.Xml.Linq;
using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Contract.Tests;

/// <summary>What the about_ topics list is what the code has.</summary>
public class AboutTopicTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "en-US");

    [Theory]
    [InlineData("about_IntuneImportModule")]
    [InlineData("about_IntuneImport_Authentication")]
    [InlineData("about_IntuneImport_Csv")]
    [InlineData("about_IntuneImport_Errors")]
    [InlineData("about_IntuneImport_Sandbox")]
    [InlineData("about_IntuneImport_Runbooks")]
    [InlineData("about_IntuneImport_Testing")]
    public void The_topics_exist_and_are_built(string topic)
    {
        Assert.StartsWith($"# {topic}\n\n## SHORT DESCRIPTION\n\n", File.ReadAllText(Path.Combine(Folder, topic + ".md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
        string[] built = File.ReadAllLines(Path.Combine(Repository.Output, "en-US", topic + ".help.txt"));
        Assert.Equal("TOPIC", built[0]);
        Assert.Equal(topic, built[1].Trim());
        Assert.NotEmpty(built[4].Trim());
    }

    [Fact]
    public void The_table_of_errors_is_the_table_of_the_code()
    {
        string page = File.ReadAllText(Path.Combine(Folder, "about_IntuneImport_Errors.md"));
        IEnumerable<string> coded = ServiceErrors.All.Select(error => $"| {error.Code?.ToString() ?? "-"} | {error.Name} | {error.Meaning} | {error.Remedy} |");

        Assert.Equal(coded, Regex.Matches(page, @"(?m)^\| (\d+|-) \| .*\|").Select(match => match.Value));
    }

    [Fact]
    public void The_rules_and_their_remedies_are_those_of_the_code()
    {
        string page = File.ReadAllText(Path.Combine(Folder, "about_IntuneImport_Errors.md"));
        Dictionary<string, string> texts = XDocument.Load(Path.Combine(Repository.Root, "src", "IntuneImportModule.Core", "Texts.resx")).Descendants("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);
        IEnumerable<string> coded = NamesIn(Repository.Sources("src", "IntuneImportModule.Core", "Devices"))
            .Where(name => texts.ContainsKey(name + "Remedy")).Select(name => $"| {name} | {texts[name + "Remedy"]} |");

        Assert.Equal(coded.Order(StringComparer.Ordinal), Regex.Matches(Table(page, "Rules that refuse a row"), @"(?m)^\| [A-Z]\w{4,} \| .*\|$").Select(match => match.Value));
    }

    [Fact]
    public void The_errors_that_end_an_import_are_all_told()
    {
        string page = File.ReadAllText(Path.Combine(Folder, "about_IntuneImport_Errors.md"));
        IEnumerable<string> coded = NamesIn([Path.Combine(Repository.Root, "src", "IntuneImportModule.Core", "Import", "RequestRefusal.cs")]);

        Assert.Equal(coded.Order(), Regex.Matches(Table(page, "Errors that end an import"), @"(?m)^\| ([A-Z]\w{4,}) \|").Select(match => match.Groups[1].Value).Order());
    }

    [Fact]
    public void The_statuses_of_a_result_are_all_told()
    {
        string page = File.ReadAllText(Path.Combine(Folder, "about_IntuneImport_Errors.md"));

        Assert.All(Enum.GetNames<ImportStatus>(), status => Assert.Contains($"`{status}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_faults_of_the_sandbox_are_all_told()
    {
        string page = File.ReadAllText(Path.Combine(Folder, "about_IntuneImport_Sandbox.md"));

        Assert.All(Sandbox.SandboxFaults.All.Keys, fault => Assert.Contains($"`{fault}`", page, StringComparison.Ordinal));
        Assert.All(
            typeof(Sandbox.SandboxOptions).GetProperties().Where(property => property.CanWrite).Select(property => property.Name),
            option => Assert.Contains($"`{option}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_names_of_columns_are_all_told()
    {
        string page = File.ReadAllText(Path.Combine(Folder, "about_IntuneImport_Csv.md"));

        Assert.All(
            Enum.GetValues<Core.Devices.Column>().SelectMany(Core.Devices.ColumnNames.Of),
            name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
    }

    private static IEnumerable<string> NamesIn(IEnumerable<string> files) =>
        files.SelectMany(file => Regex.Matches(File.ReadAllText(file), @"nameof\(Texts\.(\w+)\)")).Select(match => match.Groups[1].Value).Distinct();

    private static string Table(string page, string heading)
    {
        string part = page[page.IndexOf($"### {heading}", StringComparison.Ordinal)..];
        return part[..part.IndexOf("\n#", StringComparison.Ordinal)];
    }
}
