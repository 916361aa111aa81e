using System.Xml.Linq;

namespace IntuneImportModule.HelpBuilder;

/// <summary>The parameters of a command, by set and all together.</summary>
internal static class MamlParameters
{
    private static readonly XNamespace s_maml = MamlDocument.Maml;
    private static readonly XNamespace s_command = MamlDocument.Command;

    public static XElement Syntax(HelpPage page) => new(
        s_command + "syntax",
        page.Syntax.Select(set => new XElement(
            s_command + "syntaxItem",
            new XElement(s_maml + "name", page.Name),
            set.Parameters.Select(parameter => InSet(page, set, parameter)))));

    public static XElement All(HelpPage page) =>
        new(s_command + "parameters", page.Parameters.Select(parameter => Element(parameter, parameter.Facts[0], parameter.Facts[0].IsRequired)));

    private static XElement InSet(HelpPage page, HelpSyntax set, SyntaxParameter written)
    {
        HelpParameter parameter = page.Parameters.FirstOrDefault(p => p.Name == written.Name)
            ?? throw new FormatException($"SYNTAX names -{written.Name}, which PARAMETERS does not describe.");
        ParameterFacts facts = parameter.Facts.FirstOrDefault(facts => facts.Sets.Contains(set.Set)) ?? parameter.Facts[0];
        return Element(parameter, facts, written.IsRequired);
    }

    private static XElement Element(HelpParameter parameter, ParameterFacts facts, bool isRequired)
    {
        bool isSwitch = facts.Type == "SwitchParameter";
        bool isMany = facts.Type.EndsWith("[]", StringComparison.Ordinal);
        return new XElement(
            s_command + "parameter",
            new XAttribute("required", Lower(isRequired)),
            new XAttribute("variableLength", "true"),
            new XAttribute("globbing", Lower(facts.TakesWildcards)),
            new XAttribute("pipelineInput", facts.PipelineInput),
            new XAttribute("position", facts.Position.ToLowerInvariant()),
            new XAttribute("aliases", facts.Aliases.Count > 0 ? string.Join(", ", facts.Aliases) : "none"),
            new XElement(s_maml + "name", parameter.Name),
            new XElement(s_maml + "description", MamlDocument.Paras(Description(parameter, facts))),

            // A switch has no value, so Get-Help is to show none behind its name.
            isSwitch ? null : new XElement(
                s_command + "parameterValue",
                new XAttribute("required", "true"),
                new XAttribute("variableLength", Lower(isMany)),
                facts.Type),
            new XElement(MamlDocument.Dev + "type", new XElement(s_maml + "name", facts.Type), new XElement(s_maml + "uri")),
            new XElement(MamlDocument.Dev + "defaultValue", facts.Default));
    }

    private static IEnumerable<string> Description(HelpParameter parameter, ParameterFacts facts) => facts.Values.Count > 0
        ? [.. parameter.Description, $"Accepted values: {string.Join(", ", facts.Values)}."]
        : parameter.Description;

    private static string Lower(bool value) => value ? "true" : "false";
}
