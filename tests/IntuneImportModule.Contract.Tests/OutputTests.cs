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

    // Windows PowerShell has no binding redirects; these requests reach the resolve handler.
    private static readonly string[] LegacyMismatches =
    [
        "CsvHelper: Microsoft.Bcl.AsyncInterfaces 8.0.0.0",
        "CsvHelper: System.Runtime.CompilerServices.Unsafe 4.0.4.1",
        "CsvHelper: System.Threading.Tasks.Extensions 4.2.0.1",
        "Microsoft.Identity.Client: System.Text.Encodings.Web 6.0.0.0",
        "Microsoft.Identity.Client: System.Text.Json 6.0.0.10",
        "Polly.Core: Microsoft.Bcl.AsyncInterfaces 6.0.0.0",
        "Polly.Core: Microsoft.Bcl.TimeProvider 8.0.0.0",
        "Polly.Core: System.Runtime.CompilerServices.Unsafe 4.0.4.1",
        "Polly.Core: System.Threading.Tasks.Extensions 4.2.0.1",
        "System.Diagnostics.DiagnosticSource: System.Memory 4.0.1.1",
        "System.Diagnostics.DiagnosticSource: System.Runtime.CompilerServices.Unsafe 6.0.0.0",
        "System.Memory: System.Runtime.CompilerServices.Unsafe 4.0.4.1",
        "System.Text.Encodings.Web: System.Runtime.CompilerServices.Unsafe 6.0.0.0",
        "System.Text.Json: Microsoft.Bcl.AsyncInterfaces 8.0.0.0",
        "System.Text.Json: System.Runtime.CompilerServices.Unsafe 6.0.0.0",
        "System.Text.Json: System.Threading.Tasks.Extensions 4.2.0.1",
    ];

    // What .NET Framework 4.7.2 has, and PowerShell's engine. System.ValueTuple is asked for in a newer version than it has, but of
    // an assembly of its own it gives its own version whatever is asked: https://github.com/dotnet/maintenance-packages/issues/243
    private static readonly string[] LegacyFramework =
    [
        "System", "System.ComponentModel.DataAnnotations", "System.Core", "System.Data", "System.Drawing", "System.Management.Automation",
        "System.Net.Http", "System.Numerics", "System.Security", "System.ValueTuple", "System.Windows.Forms", "System.Xml", "System.Xml.Linq",
        "mscorlib", "netstandard",
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
            Assert.Contains(Path.GetExtension(file), Repository.Configuration == "Debug" ? [".dll", ".pdb"] : new[] { ".dll" }));

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

    [Fact]
    public void The_modern_build_gets_every_version_that_it_asks_for() => Assert.Empty(MismatchesOf("net8.0"));

    [Fact]
    public void The_versions_that_Windows_PowerShell_would_not_find_are_these_and_all_are_served()
    {
        string folder = Path.Combine(Repository.Output, "bin", "net472");
        (string Library, AssemblyName Requested)[] mismatches = MismatchesOf("net472");

        Assert.Equal(LegacyMismatches, mismatches.Select(m => $"{m.Library}: {m.Requested.Name} {m.Requested.Version}").Order(StringComparer.Ordinal));
        Assert.All(mismatches, m => Assert.True(
            Session.LibraryRule.Satisfies(m.Requested, AssemblyName.GetAssemblyName(Path.Combine(folder, m.Requested.Name + ".dll")), folder, folder),
            $"{m.Library} asks for {m.Requested}."));
    }

    [Fact]
    public void What_does_not_ship_is_the_frameworks_or_the_engine() => Assert.Equal(
        LegacyFramework,
        LibrariesOf("net472").SelectMany(library => ReferencesOf("net472", library)).Except(LibrariesOf("net472")).Distinct().Order(StringComparer.Ordinal));

    // Who asks for a version other than the one that ships.
    private static (string Library, AssemblyName Requested)[] MismatchesOf(string target) =>
    [
        .. from library in LibrariesOf(target)
           from requested in RequestsOf(target, library)
           let shipped = Path.Combine(Repository.Output, "bin", target, requested.Name + ".dll")
           where File.Exists(shipped) && AssemblyName.GetAssemblyName(shipped).Version != requested.Version
           select (library, requested),
    ];

    private static string[] LibrariesOf(string target) =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Output, "bin", target), "*.dll").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    private static string[] ReferencesOf(string target, string library) => [.. RequestsOf(target, library).Select(request => request.Name!)];

    private static AssemblyName[] RequestsOf(string target, string library)
    {
        using PEReader file = new(File.OpenRead(Path.Combine(Repository.Output, "bin", target, library + ".dll")));
        MetadataReader metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName())];
    }

    private static Type? FindType(string name) =>
        new[] { typeof(ImportCommand).Assembly, typeof(Core.Import.ImportResult).Assembly, typeof(Sandbox.IntuneSandbox).Assembly }
            .Select(assembly => assembly.GetType(name))
            .FirstOrDefault(type => type is not null);
}
