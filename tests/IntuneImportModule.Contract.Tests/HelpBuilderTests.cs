using System.Xml.Linq;
using IntuneImportModule.HelpBuilder;

namespace IntuneImportModule.Contract.Tests;

/// <summary>The converter from pages to help.</summary>
public class HelpBuilderTests
{
    private const string Page = """
        ---
        schema: 2.0.0
        ---

        # Get-Thing

        ## SYNOPSIS

        Gets a `thing`.

        ## SYNTAX

        ### ByName (Default)

        ```
        Get-Thing [[-Name] <string[]>] [-Count <int>] [-Quiet]
         [<CommonParameters>]
        ```

        ### ById

        ```
        Get-Thing [-Id] <string> -Force -Kind <string> [<CommonParameters>]
        ```

        ## DESCRIPTION

        One paragraph
        in two lines. Names such as `A*` stay.

        - an item
        - another

        ## EXAMPLES

        ### Example 1: All

        ```powershell
        Get-Thing
        # not a heading
        ```

        ```output
        a <b> & c
        ```

        A remark.

        ### Example 2: With a tenant

        ```powershell-not-run
        Get-Thing -Id 1
        ```

        ## PARAMETERS

        ### -Name

        The name.

        ```yaml
        Type: String[]
        Parameter Sets: ByName
        Aliases: N, Nm
        Accepted values: one, two

        Required: False
        Position: 0
        Default value: None
        Accept pipeline input: True (ByValue)
        Accept wildcard characters: True
        ```

        ### -Count

        A [link](https://learn.microsoft.com/graph/).

        ```yaml
        Type: Int32
        Parameter Sets: ByName
        Aliases:

        Required: False
        Position: Named
        Default value: 3
        Accept pipeline input: False
        Accept wildcard characters: False
        ```

        ### -Quiet

        Says less.

        ```yaml
        Type: SwitchParameter
        Parameter Sets: ByName
        Aliases:

        Required: False
        Position: Named
        Default value: False
        Accept pipeline input: False
        Accept wildcard characters: False
        ```

        ## INPUTS

        ### System.String

        A name.

        ## OUTPUTS

        ### None

        ## NOTES

        Nothing.

        ## RELATED LINKS

        [Graph](https://learn.microsoft.com/graph/)

        [Set-Thing](Set-Thing.md)
        """;

    [Fact]
    public void A_page_is_read_as_it_is_written()
    {
        HelpPage page = HelpPageReader.Read(Page);

        Assert.Equal("Gets a thing.", page.Synopsis);
        Assert.Equal(["One paragraph in two lines. Names such as A* stay.", "- an item", "- another"], page.Description);
        Assert.Equal("Get-Thing\n# not a heading", page.Examples[0].Code);
        Assert.Equal("a <b> & c", page.Examples[0].Output);
        Assert.Equal([true, false], page.Examples.Select(example => example.IsRun));
        Assert.Equal(["N", "Nm"], page.Parameters[0].Facts[0].Aliases);
        Assert.Equal("A link (https://learn.microsoft.com/graph/).", page.Parameters[1].Description[0]);
        Assert.Equal(["https://learn.microsoft.com/graph/", null], page.Links.Select(link => link.Address));
    }

    [Fact]
    public void Each_form_of_syntax_is_understood()
    {
        HelpPage page = HelpPageReader.Read(Page);

        Assert.Equal(
            [new SyntaxParameter("Name", "string[]", false, true), new("Count", "int", false, false), new("Quiet", null, false, false)],
            page.Syntax[0].Parameters);
        Assert.Equal(
            [new SyntaxParameter("Id", "string", true, true), new("Force", null, true, false), new("Kind", "string", true, false)],
            page.Syntax[1].Parameters);
    }

    [Fact]
    public void Help_holds_what_Get_Help_looks_for()
    {
        HelpPage page = HelpPageReader.Read(Page);
        XElement command = MamlDocument.Of([page with { Syntax = [page.Syntax[0]] }]).Root!.Elements().Single();

        Assert.Equal("Thing", Find(command, "noun").Value);
        XElement name = command.Descendants(MamlDocument.Command + "parameter").First();
        Assert.Equal("0", name.Attribute("position")!.Value);
        Assert.Equal("true", name.Attribute("globbing")!.Value);
        Assert.Equal("N, Nm", name.Attribute("aliases")!.Value);
        Assert.Contains("Accepted values: one, two.", name.Value, StringComparison.Ordinal);
        Assert.Equal("Get-Thing\n# not a heading\n\na <b> & c", command.Descendants(MamlDocument.Dev + "code").First().Value);
        Assert.Null(command.Descendants(MamlDocument.Command + "parameter").Last().Element(MamlDocument.Command + "parameterValue"));
    }

    [Theory]
    [InlineData("## NOTES", "## REMARKS")]
    [InlineData("Required: False", "Required: maybe")]
    [InlineData("Default value: 3\n", "")]
    [InlineData("```powershell\n", "```text\n")]
    [InlineData("Gets a `thing`.", "")]
    public void A_page_out_of_the_schema_is_refused(string text, string other)
    {
        string page = Page.ReplaceLineEndings("\n");
        Assert.Contains(text, page, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => HelpPageReader.Read(page.Replace(text, other, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_parameter_in_the_syntax_is_to_be_described() =>
        Assert.Throws<FormatException>(() => MamlDocument.Of([HelpPageReader.Read(Page)]));

    [Fact]
    public void The_lines_of_Windows_make_no_difference()
    {
        string unix = Page.ReplaceLineEndings("\n");

        Assert.Equal(HelpPageReader.Read(unix).Examples[0].Code, HelpPageReader.Read(unix.ReplaceLineEndings("\r\n")).Examples[0].Code);
    }

    [Fact]
    public void A_topic_becomes_text_of_80_columns_with_its_synopsis_in_the_fifth_line()
    {
        string text = AboutTopic.Convert("""
            # about_Thing

            ## SHORT DESCRIPTION

            What `things` are.

            ## LONG DESCRIPTION

            | A | B |
            | --- | --- |
            | x | y \| z |

            | Term | Meaning |
            | --- | --- |
            | `one` | a long text that does not fit into eighty columns beside the term, so that it has to stand below it |

            ```powershell
            Get-Thing   | Out-Null
            ```
            """);
        string[] lines = text.Split('\n');

        Assert.Equal(["TOPIC", "    about_Thing", "", "SHORT DESCRIPTION", "    What things are."], lines[..5]);
        Assert.Contains("    x  y | z", lines);
        Assert.Contains("    one", lines);
        Assert.Contains("        Get-Thing   | Out-Null", lines);
        Assert.All(lines, line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public void The_built_help_is_well_formed_and_holds_every_command()
    {
        XDocument help = XDocument.Load(Path.Combine(Repository.Output, "en-US", "IntuneImportModule.dll-Help.xml"));

        Assert.Equal(
            CmdletMetadata.Classes.Select(CmdletMetadata.NameOf).Order(),
            help.Root!.Elements(MamlDocument.Command + "command").Select(command => Find(command, "name").Value).Order());
    }

    private static XElement Find(XElement command, string name) => command.Element(MamlDocument.Command + "details")!.Element(MamlDocument.Command + name)!;
}
