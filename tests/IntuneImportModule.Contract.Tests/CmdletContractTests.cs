using System.Management.Automation;
using System.Text.RegularExpressions;
using IntuneImportModule.Commands;

namespace IntuneImportModule.Contract.Tests;

public class CmdletContractTests
{
    private static readonly string[] ApprovedVerbs =
        ["Connect", "Disconnect", "ConvertFrom", "Export", "Get", "Import", "Remove", "Set", "Start", "Stop", "Sync", "Test", "Wait"];

    private static readonly string[] ChangingVerbs = ["Export", "Import", "Remove", "Set", "Sync", "Start", "Stop"];

    public static TheoryData<string> Cmdlets => [.. CmdletMetadata.Classes.Select(type => type.FullName!)];

    [Fact]
    public void The_manifest_exports_exactly_the_cmdlet_classes()
    {
        string list = Regex.Match(Repository.Manifest, @"CmdletsToExport\s*=\s*@\(([^)]*)\)").Groups[1].Value;
        string[] exported = [.. Regex.Matches(list, "'([^']+)'").Select(match => match.Groups[1].Value).Order()];

        Assert.Equal(CmdletMetadata.Classes.Select(CmdletMetadata.NameOf).Order(), exported);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_is_sealed_has_an_approved_verb_and_says_what_it_emits(string typeName)
    {
        Type cmdlet = TypeOf(typeName);

        Assert.True(cmdlet.IsSealed);
        Assert.Contains(CmdletMetadata.NameOf(cmdlet).Split('-')[0], ApprovedVerbs);
        Assert.NotNull(CmdletMetadata.Find<OutputTypeAttribute>(cmdlet));
        Assert.Equal(cmdlet.Name, CmdletMetadata.NameOf(cmdlet).Replace("-", string.Empty) + "Command");
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_that_changes_something_supports_WhatIf(string typeName)
    {
        Type cmdlet = TypeOf(typeName);
        bool changes = ChangingVerbs.Contains(CmdletMetadata.NameOf(cmdlet).Split('-')[0]);

        Assert.Equal(changes, CmdletMetadata.Named<bool>(CmdletMetadata.Find<CmdletAttribute>(cmdlet)!, "SupportsShouldProcess"));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Only_rows_and_objects_are_bound_from_the_pipeline_and_never_by_property_name_for_imports(string typeName)
    {
        Type cmdlet = TypeOf(typeName);
        IEnumerable<string> byName = CmdletMetadata.ParametersOf(cmdlet)
            .Where(p => CmdletMetadata.Named<bool>(CmdletMetadata.Find<ParameterAttribute>(p)!, "ValueFromPipelineByPropertyName"))
            .Select(p => p.Name);

        if (typeof(RowCommand).IsAssignableFrom(cmdlet))
        {
            Assert.Empty(byName);
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_type_of_every_parameter_can_be_named_in_a_script_and_so_mocked(string typeName)
    {
        Type cmdlet = TypeOf(typeName);
        IEnumerable<Type> ours = CmdletMetadata.ParametersOf(cmdlet)
            .Select(p => Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType.GetElementType() ?? p.PropertyType)
            .Where(type => type.Namespace!.StartsWith("IntuneImportModule", StringComparison.Ordinal));

        Assert.All(ours, type => Assert.True(type.Assembly == cmdlet.Assembly || cmdlet.Assembly.GetForwardedTypes().Contains(type), type.FullName));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void No_validation_attribute_stands_on_a_secret_because_its_message_prints_the_value(string typeName)
    {
        string[] secrets = ["HardwareHash", "AccessToken", "Token", "Password", "Secret"];
        IEnumerable<string> validated = CmdletMetadata.ParametersOf(TypeOf(typeName))
            .Where(p => secrets.Any(secret => p.Name.Contains(secret, StringComparison.OrdinalIgnoreCase)))
            .Where(p => p.GetCustomAttributesData().Any(a => a.AttributeType.Name.StartsWith("Validate", StringComparison.Ordinal)))
            .Select(p => p.Name);

        Assert.Empty(validated);
    }

    [Fact]
    public void Every_command_that_talks_to_Intune_takes_a_context_and_a_patience()
    {
        foreach (Type cmdlet in CmdletMetadata.Classes.Where(TalksToIntune))
        {
            string[] names = [.. CmdletMetadata.ParametersOf(cmdlet).Select(p => p.Name)];
            Assert.Contains("Context", names);
            Assert.Contains("RequestTimeoutSec", names);
        }

        Assert.Contains(CmdletMetadata.Classes, type => type == typeof(ImportAutopilotDeviceCommand));
    }

    private static bool TalksToIntune(Type type) =>
        typeof(IntuneImportCommand).IsAssignableFrom(type) || typeof(ImportCommand).IsAssignableFrom(type);

    private static Type TypeOf(string name) => typeof(IntuneImportCommand).Assembly.GetType(name, throwOnError: true)!;
}
