using System.Management.Automation;
using System.Reflection;
using IntuneImportModule.Commands;

namespace IntuneImportModule.Contract.Tests;

/// <summary>
/// The cmdlets as their attributes describe them. GetCustomAttributesData reads what the compiler wrote; asking for the
/// attribute objects would give the stub's, which are empty.
/// </summary>
internal static class CmdletMetadata
{
    public static IReadOnlyList<Type> Classes { get; } =
        [.. typeof(IntuneImportCommand).Assembly.GetTypes().Where(type => Find<CmdletAttribute>(type) is not null)];

    public static string NameOf(Type cmdlet)
    {
        CustomAttributeData attribute = Find<CmdletAttribute>(cmdlet)!;
        return $"{attribute.ConstructorArguments[0].Value}-{attribute.ConstructorArguments[1].Value}";
    }

    public static IEnumerable<PropertyInfo> ParametersOf(Type cmdlet) =>
        cmdlet.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => Find<ParameterAttribute>(property) is not null);

    public static T? Named<T>(CustomAttributeData attribute, string name) =>
        attribute.NamedArguments.Where(argument => argument.MemberName == name).Select(argument => (T?)argument.TypedValue.Value).FirstOrDefault();

    public static CustomAttributeData? Find<T>(MemberInfo member) =>
        member.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType.FullName == typeof(T).FullName);
}
