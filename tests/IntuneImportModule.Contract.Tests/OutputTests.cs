using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using IntuneImportModule.Commands;

namespace IntuneImportModule.Contract.Tests;

/// <summary>What lies in output/ is what users get.</summary>
public class OutputTests
{
    private static readonly string[] ModernLibraries =
    [
        "CsvHelper", "IntuneImportModule", "IntuneImportModule.Core", "IntuneImportModule.Loader", "IntuneImportModule.Sandbox",
        "Microsoft.Identity.Client", "Microsoft.Identity.Client.Extensions.Msal", "Microsoft.IdentityModel.Abstractions",
        "Polly.Core",
    ];

    public static TheoryData<string> Targets => ["net8.0", "net472"];

    [Fact]
    public void The_module_lies_there_as_it_is_installed()
    {
        foreach (string file in new[] { "IntuneImportModule.psd1", "IntuneImportModule.psm1", "IntuneImportModule.Format.ps1xml" })
        {
            Assert.True(File.Exists(Path.Combine(Repository.Output, file)), file);
        }
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void The_engine_is_the_hosts_and_never_ships(string target)
    {
        string[] engine = [.. LibrariesOf(target).Where(name => name.StartsWith("System.Management", StringComparison.Ordinal))];

        Assert.Empty(engine);
        Assert.NotEmpty(LibrariesOf(target));
    }

    [Fact]
    public void The_modern_build_ships_what_it_needs_and_nothing_else() => Assert.Equal(ModernLibraries, LibrariesOf("net8.0"));

    [Fact]
    public void Nothing_but_libraries_lies_in_bin() =>
        Assert.All(Directory.EnumerateFiles(Path.Combine(Repository.Output, "bin"), "*", SearchOption.AllDirectories), file =>
            Assert.Equal(".dll", Path.GetExtension(file)));

    [Theory]
    [MemberData(nameof(Targets))]
    public void The_engine_of_imports_knows_no_PowerShell_and_the_sandbox_knows_no_engine(string target)
    {
        Assert.DoesNotContain("System.Management.Automation", ReferencesOf(target, "IntuneImportModule.Core"));
        Assert.DoesNotContain("IntuneImportModule.Core", ReferencesOf(target, "IntuneImportModule.Sandbox"));
        Assert.DoesNotContain("IntuneImportModule.Sandbox", ReferencesOf(target, "IntuneImportModule.Core"));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void The_cmdlets_do_not_see_the_sign_in_library(string target) =>
        Assert.DoesNotContain(ReferencesOf(target, "IntuneImportModule"), name => name.StartsWith("Microsoft.Identity", StringComparison.Ordinal));

    [Fact]
    public void The_loader_needs_nothing_but_the_runtime() =>
        Assert.All(ReferencesOf("net8.0", "IntuneImportModule.Loader"), name => Assert.StartsWith("System.", name, StringComparison.Ordinal));

    [Fact]
    public void Every_view_names_a_type_and_properties_that_exist()
    {
        XDocument views = XDocument.Load(Path.Combine(Repository.Output, "IntuneImportModule.Format.ps1xml"));
        List<XElement> all = [.. views.Descendants("View")];
        Assert.NotEmpty(all);
        foreach (XElement view in all)
        {
            string typeName = view.Element("ViewSelectedBy")!.Element("TypeName")!.Value;
            Type type = FindType(typeName) ?? throw new InvalidOperationException($"No type {typeName}.");
            foreach (string property in view.Descendants("PropertyName").Select(element => element.Value))
            {
                Assert.True(type.GetProperty(property) is not null, $"{typeName} has no property {property}.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Every_reference_between_shipped_libraries_can_be_resolved(string target)
    {
        string folder = Path.Combine(Repository.Output, "bin", target);
        foreach (string library in LibrariesOf(target))
        {
            using PEReader file = new(File.OpenRead(Path.Combine(folder, library + ".dll")));
            MetadataReader metadata = file.GetMetadataReader();
            foreach (AssemblyName requested in metadata.AssemblyReferences.Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName()))
            {
                string shipped = Path.Combine(folder, requested.Name + ".dll");
                Assert.True(
                    !File.Exists(shipped) || Session.LibraryRule.Satisfies(requested, AssemblyName.GetAssemblyName(shipped), folder, folder),
                    $"{library} asks for {requested}.");
            }
        }
    }

    // Windows PowerShell has no binding redirects: it finds these by LibraryResolver only. A new name here is a package to think about.
    [Fact]
    public void The_libraries_that_Windows_PowerShell_would_not_bind_by_itself_are_these()
    {
        string folder = Path.Combine(Repository.Output, "bin", "net472");
        SortedSet<string> mismatched = new(StringComparer.Ordinal);
        foreach (string library in LibrariesOf("net472"))
        {
            using PEReader file = new(File.OpenRead(Path.Combine(folder, library + ".dll")));
            MetadataReader metadata = file.GetMetadataReader();
            foreach (AssemblyName requested in metadata.AssemblyReferences.Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName()))
            {
                string shipped = Path.Combine(folder, requested.Name + ".dll");
                if (File.Exists(shipped) && AssemblyName.GetAssemblyName(shipped).Version != requested.Version)
                {
                    mismatched.Add(requested.Name!);
                }
            }
        }

        Assert.Equal(
            [
                "Microsoft.Bcl.AsyncInterfaces", "Microsoft.Bcl.TimeProvider", "System.Memory", "System.Runtime.CompilerServices.Unsafe",
                "System.Text.Encodings.Web", "System.Text.Json", "System.Threading.Tasks.Extensions",
            ],
            mismatched);
    }

    private static string[] LibrariesOf(string target) =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Output, "bin", target), "*.dll").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    private static string[] ReferencesOf(string target, string library)
    {
        using PEReader file = new(File.OpenRead(Path.Combine(Repository.Output, "bin", target, library + ".dll")));
        MetadataReader metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    private static Type? FindType(string name) =>
        new[] { typeof(ImportCommand).Assembly, typeof(Core.Import.ImportResult).Assembly, typeof(Sandbox.IntuneSandbox).Assembly }
            .Select(assembly => assembly.GetType(name))
            .FirstOrDefault(type => type is not null);
}
