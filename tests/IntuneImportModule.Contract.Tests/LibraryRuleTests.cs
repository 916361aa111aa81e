using System.Reflection;
using System.Runtime.Loader;
using IntuneImportModule.Loader;
using IntuneImportModule.Session;

namespace IntuneImportModule.Contract.Tests;

public class LibraryRuleTests
{
    private const string Ours = "/modules/ours";

    [Theory]
    [InlineData("Lib, Version=1.0.0.0", "Lib, Version=2.0.0.0", Ours, true)]
    [InlineData("Lib, Version=2.0.0.0", "Lib, Version=2.0.0.0", null, true)]
    [InlineData("Lib, Version=3.0.0.0", "Lib, Version=2.0.0.0", Ours, false)]
    [InlineData("Lib, Version=1.0.0.0", "Lib, Version=2.0.0.0", "/modules/another", false)]
    [InlineData("Other, Version=1.0.0.0", "Lib, Version=2.0.0.0", Ours, false)]
    [InlineData("Lib, Version=1.0.0.0, PublicKeyToken=b03f5f7f11d50a3a", "Lib, Version=2.0.0.0", Ours, false)]
    [InlineData("Lib, Version=1.0.0.0, Culture=de", "Lib, Version=2.0.0.0", Ours, false)]
    public void A_library_of_ours_stands_in_only_for_our_own_requests(string requested, string shipped, string? requester, bool expected) =>
        Assert.Equal(expected, LibraryRule.Satisfies(new AssemblyName(requested), new AssemblyName(shipped), requester, Ours));

    [Theory]
    [InlineData("Polly.Core", true)]
    [InlineData("System.Management.Automation", false)]
    [InlineData("Microsoft.PowerShell.Commands.Utility", false)]
    public void The_load_context_takes_what_lies_beside_it_but_never_the_engine(string name, bool expected) =>
        Assert.Equal(expected, ModuleLoadContext.Choose(new AssemblyName(name), Ours, _ => true) is not null);

    [Fact]
    public void Import_Module_which_goes_through_the_modules_types_opens_the_engine_and_not_the_sandbox()
    {
        Assembly module = ModuleLoadContext.Initialize();

        Assert.Contains(module.ExportedTypes, type => type.Name == nameof(Commands.StartIntuneSandboxCommand));

        IEnumerable<Assembly> opened = AssemblyLoadContext.GetLoadContext(module)!.Assemblies;
        Assert.Equal(["IntuneImportModule", "IntuneImportModule.Core"], opened.Select(library => library.GetName().Name!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_load_context_leaves_to_the_host_what_does_not_lie_beside_it() =>
        Assert.Null(ModuleLoadContext.Choose(new AssemblyName("System.Text.Json"), Ours, _ => false));
}
