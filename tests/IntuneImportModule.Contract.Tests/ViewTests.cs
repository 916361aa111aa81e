using System.Collections;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace IntuneImportModule.Contract.Tests;

/// <summary>Whatever a person can bring to the screen has views that fit.</summary>
public class ViewTests
{
    private const int Window = 100;

    // Where columns without a width begin to be of no use.
    private const int Least = 14;

    private static readonly XDocument Views = XDocument.Load(Path.Combine(Repository.Root, "module", "IntuneImportModule.Format.ps1xml"));
    private static readonly XDocument TypeData = XDocument.Load(Path.Combine(Repository.Root, "module", "IntuneImportModule.Types.ps1xml"));

    public static TheoryData<string> Shown => [.. Closure().Select(type => type.FullName!)];

    [Fact]
    public void The_types_that_commands_emit_are_found_with_what_lies_in_them()
    {
        string[] names = [.. Closure().Select(type => type.Name)];

        Assert.Contains("AutopilotImportResult", names);
        Assert.Contains("HardwareHashDisk", names);
        Assert.Contains("SandboxOptions", names);
        Assert.Contains("ServiceError", names);
    }

    [Theory]
    [MemberData(nameof(Shown))]
    public void A_type_has_a_table_a_list_and_default_properties(string typeName)
    {
        Assert.Single(ViewsOf(typeName), view => view.Element("TableControl") is not null);
        Assert.Single(ViewsOf(typeName), view => view.Element("ListControl") is not null);
        string[] properties = [.. TypeOf(typeName).GetProperties().Select(property => property.Name)];
        string[] byDefault = [.. DefaultsOf(typeName)];
        Assert.NotEmpty(byDefault);
        Assert.Subset(properties.ToHashSet(), byDefault.ToHashSet());
        Assert.DoesNotContain("AccessToken", byDefault);
    }

    [Theory]
    [MemberData(nameof(Shown))]
    public void A_table_fits_and_keeps_its_headers_whole(string typeName)
    {
        XElement table = ViewsOf(typeName).Single(view => view.Element("TableControl") is not null);
        XElement[] headers = [.. table.Descendants("TableColumnHeader")];
        int fixedWidth = headers.Sum(header => (int?)header.Element("Width") ?? 0) + headers.Length - 1;

        Assert.Equal(headers.Length, table.Descendants("TableColumnItem").Count());
        Assert.All(headers.Where(header => header.Element("Width") is not null), header =>
            Assert.True((int)header.Element("Width")! >= header.Element("Label")!.Value.Length, header.ToString()));
        Assert.All(headers.SkipLast(1), header => Assert.NotNull(header.Element("Width")));
        bool isOpen = headers[^1].Element("Width") is null;
        Assert.True(fixedWidth + (isOpen ? Math.Max(Least, headers[^1].Element("Label")!.Value.Length) : 0) <= Window, $"{typeName}: {fixedWidth}");
        Assert.NotNull(table.Descendants("Wrap").FirstOrDefault());
    }

    [Theory]
    [MemberData(nameof(Shown))]
    public void A_list_shows_everything_but_secrets(string typeName)
    {
        string list = ViewsOf(typeName).Single(view => view.Element("ListControl") is not null).ToString();
        IEnumerable<string> missing = TypeOf(typeName).GetProperties()
            .Select(property => property.Name)
            .Where(name => !Regex.IsMatch(list, $@">{name}<|\$_\.{name}\b"));

        Assert.Equal(typeName == "IntuneImportModule.Sandbox.IntuneSandbox" ? ["AccessToken", "Faults"] : [], missing);
    }

    [Theory]
    [MemberData(nameof(Shown))]
    public void A_status_is_shown_in_its_colour_everywhere(string typeName) =>
        Assert.All(ViewsOf(typeName), view => Assert.DoesNotContain(
            view.Descendants("PropertyName"), property => property.Value is "IsValid" or "StatusCode" && typeName.EndsWith("Request", StringComparison.Ordinal)
                || (property.Value == "Status" && TypeOf(typeName).GetProperty("Status")!.PropertyType.IsEnum)));

    [Fact]
    public void No_view_and_no_default_is_left_for_a_type_that_nobody_sees()
    {
        IEnumerable<string> viewed = Views.Descendants("TypeName").Select(element => element.Value);
        IEnumerable<string> described = TypeData.Descendants("Type").Select(type => type.Element("Name")!.Value).Where(name => !TypeOf(name).IsEnum);

        Assert.Subset(Closure().Select(type => type.FullName!).ToHashSet(), viewed.Concat(described).ToHashSet());
    }

    private static IEnumerable<XElement> ViewsOf(string typeName) =>
        Views.Descendants("View").Where(view => view.Element("ViewSelectedBy")!.Element("TypeName")!.Value == typeName);

    private static IEnumerable<string> DefaultsOf(string typeName) => TypeData.Descendants("Type")
        .Where(type => type.Element("Name")!.Value == typeName)
        .SelectMany(type => type.Descendants("ReferencedProperties").Elements("Name"))
        .Select(name => name.Value);

    // The types that commands say they emit, what can be expanded of them, and the table of errors that about_IntuneImport_Errors shows.
    private static HashSet<Type> Closure()
    {
        HashSet<Type> seen = [];
        Queue<Type> open = new(CmdletMetadata.Classes.SelectMany(Emitted).Append(typeof(Core.Import.ServiceError)).Append(typeof(Sandbox.SandboxFault)));
        while (open.TryDequeue(out Type? type))
        {
            if (IsOurs(type) && !type.IsAbstract && type.GetProperties().Length > 0 && seen.Add(type))
            {
                foreach (Type next in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => Bare(property.PropertyType)))
                {
                    open.Enqueue(next);
                }
            }
        }

        seen.Remove(typeof(Sandbox.SandboxFaults));
        return seen;
    }

    private static IEnumerable<Type> Emitted(Type cmdlet) =>
        ((IEnumerable<CustomAttributeTypedArgument>)CmdletMetadata.Find<OutputTypeAttribute>(cmdlet)!.ConstructorArguments[0].Value!)
            .Select(argument => argument.Value).OfType<Type>();

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type)
        ?? (typeof(IEnumerable).IsAssignableFrom(type) && type.IsGenericType ? type.GetGenericArguments()[^1] : type);

    private static bool IsOurs(Type type) => type.IsClass && type.Namespace?.StartsWith("IntuneImportModule", StringComparison.Ordinal) == true;

    private static Type TypeOf(string name) => new[] { typeof(Commands.ImportCommand), typeof(Core.Import.ImportResult), typeof(Sandbox.IntuneSandbox) }
        .Select(type => type.Assembly.GetType(name))
        .First(type => type is not null)!;
}
