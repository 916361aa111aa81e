using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace IntuneImportModule.Contract.Tests;

/// <summary>A parameter as the code declares it, for one set of a cmdlet.</summary>
internal sealed record CommandParameter(PropertyInfo Property, string? Set, bool IsMandatory, int? Position, string PipelineInput)
{
    public string Name => Property.Name;

    public string TypeName => (Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType).Name;

    public IEnumerable<string> Aliases => CmdletMetadata.Find<AliasAttribute>(Property) is { } alias ? Texts(alias) : [];

    public bool TakesWildcards => CmdletMetadata.Find<SupportsWildcardsAttribute>(Property) is not null;

    /// <summary>What may be given, where that is a list.</summary>
    public IEnumerable<string> Values => CmdletMetadata.Find<ValidateSetAttribute>(Property) is { } set ? Texts(set)
        : (Property.PropertyType.GetElementType() ?? Property.PropertyType) is { IsEnum: true } members ? Enum.GetNames(members)
        : [];

    public static IReadOnlyList<CommandParameter> Of(Type cmdlet) => [.. CmdletMetadata.ParametersOf(cmdlet).SelectMany(property => property
        .GetCustomAttributesData()
        .Where(data => data.AttributeType.FullName == typeof(ParameterAttribute).FullName)
        .Select(data => new CommandParameter(
            property,
            CmdletMetadata.Named<string>(data, "ParameterSetName"),
            CmdletMetadata.Named<bool>(data, "Mandatory"),
            data.NamedArguments.Any(argument => argument.MemberName == "Position") ? CmdletMetadata.Named<int>(data, "Position") : null,
            Pipeline(data))))];

    /// <summary>The sets of a cmdlet; empty where it has but one without a name.</summary>
    public static IReadOnlyList<string> SetsOf(Type cmdlet) =>
        [.. Of(cmdlet).Select(parameter => parameter.Set).Append(DefaultSetOf(cmdlet)).OfType<string>().Distinct()];

    public static string? DefaultSetOf(Type cmdlet) =>
        CmdletMetadata.Named<string>(CmdletMetadata.Find<CmdletAttribute>(cmdlet)!, "DefaultParameterSetName");

    /// <summary>The value that the property has when nothing is given.</summary>
    public string DefaultOf(object cmdlet) => Property.GetValue(cmdlet) switch
    {
        _ when Property.PropertyType == typeof(SwitchParameter) => "False",
        null => "None",
        ICollection { Count: 0 } => "None",
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        var value => value.ToString()!,
    };

    private static string Pipeline(CustomAttributeData data)
    {
        string[] ways =
        [
            .. CmdletMetadata.Named<bool>(data, "ValueFromPipelineByPropertyName") ? ["ByPropertyName"] : Array.Empty<string>(),
            .. CmdletMetadata.Named<bool>(data, "ValueFromPipeline") ? ["ByValue"] : Array.Empty<string>(),
        ];
        return ways.Length > 0 ? $"True ({string.Join(", ", ways)})" : "False";
    }

    private static IEnumerable<string> Texts(CustomAttributeData data) =>
        ((IEnumerable<CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!).Select(argument => (string)argument.Value!);
}
