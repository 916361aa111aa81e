using System.Text.RegularExpressions;

namespace IntuneImportModule.Contract.Tests;

/// <summary>The pages for people: what they name is there, and what there is they name.</summary>
public class PageTests
{
    private static readonly string[] KnownHosts = ["learn.microsoft.com", "go.microsoft.com", "semver.org"];

    public static TheoryData<string> Pages =>
        [.. Directory.EnumerateFiles(Repository.Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_file_and_folder_that_a_page_names_is_there(string page)
    {
        IEnumerable<string> paths = Regex.Matches(Read(page), @"`((?:src|tests|samples|docs|module|bench)(?:/[\w.-]+)+)/?`").Select(match => match.Groups[1].Value);

        Assert.All(paths, path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), path));
    }

    [Theory]
    [InlineData("ARCHITECTURE.md")]
    [InlineData("docs/pictures/way-of-a-row.svg")]
    public void Every_source_file_that_is_named_by_its_name_alone_is_there(string page)
    {
        HashSet<string> sources = [.. Repository.Sources("src").Select(file => Path.GetFileName(file)!)];
        string[] named = [.. Regex.Matches(Read(page), @"[\w.]+\.cs\b").Select(match => match.Value)];

        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Contains(name, sources));
    }

    [Fact]
    public void The_architecture_tells_of_every_project_and_every_folder_of_the_engine()
    {
        string page = Read("ARCHITECTURE.md");
        IEnumerable<string> projects = Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src")).Select(folder => "src/" + Path.GetFileName(folder));
        IEnumerable<string> folders = Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src", "IntuneImportModule.Core"))
            .Select(folder => Path.GetFileName(folder)!).Where(name => name is not ("bin" or "obj"));

        Assert.All(projects.Concat(folders), name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_somewhere(string page)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        foreach (string target in Regex.Matches(Read(page), @"\]\(([^)\s]+)\)").Select(match => match.Groups[1].Value))
        {
            bool isThere = Uri.TryCreate(target, UriKind.Absolute, out Uri? address) && address.Scheme == Uri.UriSchemeHttps
                ? KnownHosts.Contains(address.Host)
                : Path.Exists(Path.Combine(folder, target.Split('#')[0]));
            Assert.True(isThere, $"{page}: {target}");
        }
    }

    [Theory]
    [InlineData("README.md", "## Commands")]
    [InlineData("docs/en-US/about_IntuneImportModule.md", "### The commands")]
    public void The_table_lists_the_commands_of_the_module_and_no_others(string page, string heading)
    {
        string text = Read(page);
        string table = text[text.IndexOf(heading + "\n", StringComparison.Ordinal)..];
        table = table[..table.IndexOf("\n#", heading.Length, StringComparison.Ordinal)];
        IEnumerable<string> listed = Regex.Matches(table, @"(?m)^\|.*\|$").SelectMany(row => Regex.Matches(row.Value, @"`\[?([A-Z]\w+-[A-Z]\w+)")).Select(match => match.Groups[1].Value);

        Assert.Equal(CmdletMetadata.Classes.Select(CmdletMetadata.NameOf).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    private static string Read(string page) => File.ReadAllText(Path.Combine(Repository.Root, page)).ReplaceLineEndings("\n");
}
