using System.Management.Automation;
using System.Text.RegularExpressions;
using IntuneImportModule.HelpBuilder;

namespace IntuneImportModule.Contract.Tests;

/// <summary>A page that says something else than the code is worse than none.</summary>
public class HelpPageTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "en-US");

    public static TheoryData<string> Commands => [.. CmdletMetadata.Classes.Select(CmdletMetadata.NameOf).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_exported_command_has_a_page_and_every_page_a_command()
    {
        string exported = Regex.Match(Repository.Manifest, @"CmdletsToExport\s*=\s*@\(([^)]*)\)").Groups[1].Value;
        string[] pages = [.. Directory.EnumerateFiles(Folder, "*.md").Select(file => Path.GetFileNameWithoutExtension(file)!).Where(name => !name.StartsWith("about_", StringComparison.Ordinal))];

        Assert.Equal(Regex.Matches(exported, "'([^']+)'").Select(match => match.Groups[1].Value).Order(), pages.Order());
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_page_describes_each_parameter_as_the_code_declares_it(string command)
    {
        (Type cmdlet, HelpPage page) = Find(command);
        object instance = Activator.CreateInstance(cmdlet)!;
        foreach (CommandParameter parameter in CommandParameter.Of(cmdlet))
        {
            HelpParameter described = Assert.Single(page.Parameters, one => one.Name == parameter.Name);
            ParameterFacts facts = Assert.Single(described.Facts, one => one.Sets.Contains("(All)") || (parameter.Set is { } set && one.Sets.Contains(set)));
            string where = $"{command} -{parameter.Name}";
            Assert.Equal((where, parameter.TypeName), (where, facts.Type));
            Assert.Equal((where, parameter.IsMandatory), (where, facts.IsRequired));
            Assert.Equal((where, parameter.Position?.ToString() ?? "Named"), (where, facts.Position));
            Assert.Equal((where, parameter.DefaultOf(instance)), (where, facts.Default));
            Assert.Equal((where, parameter.PipelineInput), (where, facts.PipelineInput));
            Assert.Equal((where, parameter.TakesWildcards), (where, facts.TakesWildcards));
            Assert.Equal(parameter.Aliases, facts.Aliases);
            Assert.Equal(parameter.Values, facts.Values);
            Assert.NotEmpty(described.Description);
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_page_describes_no_parameter_and_no_set_that_the_code_lacks(string command)
    {
        (Type cmdlet, HelpPage page) = Find(command);
        IReadOnlyList<CommandParameter> declared = CommandParameter.Of(cmdlet);
        IReadOnlyList<string> sets = CommandParameter.SetsOf(cmdlet);

        Assert.Equal(declared.Select(one => one.Name).Concat(Added(cmdlet)).Distinct().Order(), page.Parameters.Select(one => one.Name).Order());
        foreach (HelpParameter parameter in page.Parameters.Where(one => !Added(cmdlet).Contains(one.Name)))
        {
            IEnumerable<string> described = parameter.Facts.SelectMany(facts => facts.Sets).SelectMany(set => set == "(All)" ? sets.DefaultIfEmpty("(All)") : [set]);
            IEnumerable<string> coded = declared.Where(one => one.Name == parameter.Name)
                .SelectMany(one => one.Set is null ? sets.DefaultIfEmpty("(All)") : [one.Set]);
            Assert.Equal(coded.Distinct().Order(), described.Order());
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Syntax_shows_the_sets_and_their_parameters(string command)
    {
        (Type cmdlet, HelpPage page) = Find(command);
        IReadOnlyList<string> sets = CommandParameter.SetsOf(cmdlet);

        Assert.Equal(sets.Count > 1 ? sets.Order() : [null], page.Syntax.Select(set => set.Set).Order());
        Assert.Equal(sets.Count > 1 ? CommandParameter.DefaultSetOf(cmdlet) : null, Assert.Single(page.Syntax, set => set.IsDefault).Set);
        foreach (HelpSyntax syntax in page.Syntax)
        {
            IEnumerable<(string, bool, bool)> coded = CommandParameter.Of(cmdlet)
                .Where(one => one.Set is null || one.Set == syntax.Set)
                .Select(one => (one.Name, one.IsMandatory, one.Position is not null))
                .Concat(Added(cmdlet).Select(name => (name, false, false)));
            Assert.Equal(coded.Order(), syntax.Parameters.Select(one => (one.Name, one.IsRequired, one.IsPositional)).Order());
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_page_shows_three_examples_and_leads_to_Graph(string command)
    {
        (_, HelpPage page) = Find(command);

        Assert.Equal(command, page.Name);
        Assert.True(page.Examples.Count(example => example.IsRun) >= (command == "Connect-IntuneImport" ? 2 : 3));
        Assert.True(page.Examples.Count >= 3);
        Assert.Contains(page.Examples, example => example.Output is not null);
        Assert.Contains(page.Links, link => link.Address?.StartsWith("https://learn.microsoft.com/graph/", StringComparison.Ordinal) == true);
        Assert.All(page.Links.Where(link => link.Address is null), link => Assert.True(File.Exists(Path.Combine(Folder, link.Text + ".md")), link.Text));
        Assert.NotEmpty(page.Description);
        Assert.NotEmpty(page.Inputs);
        Assert.NotEmpty(page.Outputs);
        Assert.NotEmpty(page.Notes);
    }

    [Fact]
    public void No_page_shows_a_path_or_an_address_of_the_machine_that_wrote_it() =>
        Assert.All(Directory.EnumerateFiles(Folder, "*.md"), file =>
            Assert.DoesNotMatch(@"(?i)(?<![\w.])/(tmp|home|root|users|work)/|[a-z]:\\users", File.ReadAllText(file)));

    private static string[] Added(Type cmdlet) =>
        CmdletMetadata.Named<bool>(CmdletMetadata.Find<CmdletAttribute>(cmdlet)!, "SupportsShouldProcess") ? ["WhatIf", "Confirm"] : [];

    private static (Type Cmdlet, HelpPage Page) Find(string command) => (
        CmdletMetadata.Classes.Single(type => CmdletMetadata.NameOf(type) == command),
        HelpPageReader.Read(File.ReadAllText(Path.Combine(Folder, command + ".md"))));
}
