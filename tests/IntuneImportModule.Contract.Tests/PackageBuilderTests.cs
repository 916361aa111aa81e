using System.Text.Json;
using System.Xml.Linq;
using IntuneImportModule.PackageBuilder;

namespace IntuneImportModule.Contract.Tests;

/// <summary>The program that says what is in the module, on a module and a restore of its own.</summary>
public sealed class PackageBuilderTests : IDisposable
{
    private const string Manifest = """
        @{
            ModuleVersion          = '1.2.3'
            Author                 = 'Somebody''s heirs'
            Copyright              = '(c) Somebody'
            Description            = 'Does it.'
            CompatiblePSEditions   = @('Desktop', 'Core')
            CmdletsToExport        = @(
                'Get-Thing'
                'Set-Thing'
            )
            FileList               = @() # The build says which.
            PrivateData            = @{ PSData = @{ Tags = @('One', 'PSEdition_Core'); ReleaseNotes = 'New.' } }
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("package-builder").FullName;

    private string Module => Path.Combine(_folder, "module");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Packages_are_found_by_their_files_and_say_their_terms()
    {
        Ship("bin/net472/Other.dll", "bin/net8.0/Other.dll", "bin/net8.0/IntuneImportModule.dll", "IntuneImportModule.psd1");
        Package("Other", "2.0.0", """<license type="expression">MIT</license><projectUrl>https://other.example/</projectUrl>""", notices: "It has parts of Third.");

        ShippedPackage package = Assert.Single(Shipped("Other"));

        Assert.Equal(("Other", "2.0.0", "MIT", "(c) Other"), (package.Facts.Id, package.Facts.Version, package.Facts.License, package.Facts.Copyright));
        Assert.Equal(["bin/net472/Other.dll", "bin/net8.0/Other.dll"], package.Files.Select(file => file.Path));
        string notices = ThirdPartyNotices.Of([package]);
        Assert.Contains("Other 2.0.0\n  (c) Other (Somebody)\n  Licence: MIT [1]\n  Its own third parties: [2]\n  https://other.example/\n  bin/net472/Other.dll\n", notices, StringComparison.Ordinal);
        Assert.Contains("[1]\n\nPermission is hereby granted", notices, StringComparison.Ordinal);
        Assert.Contains("[2]\n\nIt has parts of Third.\n", notices, StringComparison.Ordinal);
        JsonElement component = JsonDocument.Parse(BillOfMaterials.Of("1.2.3", [package])).RootElement.GetProperty("components")[0];
        Assert.Equal("MIT", component.GetProperty("licenses")[0].GetProperty("license").GetProperty("id").GetString());
        Assert.Equal("website", component.GetProperty("externalReferences")[0].GetProperty("type").GetString());
    }

    [Fact]
    public void A_text_in_the_package_goes_before_the_usual_one_and_stands_there_once()
    {
        Ship("bin/net8.0/Other.dll", "bin/net8.0/Another.dll");
        Package("Other", "2.0.0", "", license: "The MIT License (MIT)\n\nas Other has it");
        Package("Another", "3.0.0", """<license type="expression">BSD-3-Clause</license>""", license: "The MIT License (MIT)\n\nas Other has it");

        List<ShippedPackage> packages = Shipped("Other", "Another");

        Assert.Equal(["BSD-3-Clause", "MIT"], packages.Select(package => package.Facts.License));
        Assert.Single(ThirdPartyNotices.Of(packages).Split("as Other has it")[1..]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("""<license type="expression">WTFPL</license>""")]
    public void Unknown_terms_are_refused(string license)
    {
        Ship("bin/net8.0/Other.dll");
        Package("Other", "2.0.0", license);

        Assert.Contains("Other", Assert.Throws<FormatException>(() => Shipped("Other")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_from_nowhere_is_refused()
    {
        Ship("bin/net8.0/Other.dll", "bin/net8.0/Stray.dll");
        Package("Other", "2.0.0", """<license type="expression">MIT</license>""");

        Assert.Equal("bin/net8.0/Stray.dll comes from no package of the restore.", Assert.Throws<FormatException>(() => Shipped("Other")).Message);
    }

    [Fact]
    public void A_choice_of_licenses_is_an_expression_of_the_bill()
    {
        Ship("bin/net8.0/Other.dll");
        Package("Other", "2.0.0", """<license type="expression">MS-PL OR Apache-2.0</license><repository type="git" url="https://other.example/git" />""");

        List<ShippedPackage> packages = Shipped("Other");

        JsonElement component = JsonDocument.Parse(BillOfMaterials.Of("1.2.3", packages)).RootElement.GetProperty("components")[0];
        Assert.Equal("MS-PL OR Apache-2.0", component.GetProperty("licenses")[0].GetProperty("expression").GetString());
        Assert.Equal("vcs", component.GetProperty("externalReferences")[0].GetProperty("type").GetString());
        Assert.Contains("Apache License", packages[0].Facts.LicenseText, StringComparison.Ordinal);
    }

    [Fact]
    public void Dependencies_are_those_that_ship()
    {
        Ship("bin/net8.0/Other.dll", "bin/net8.0/Another.dll");
        Package("Other", "2.0.0", """<license type="expression">MIT</license>""");
        Package("Another", "3.0.0", """<license type="expression">MIT</license>""");

        JsonElement dependencies = JsonDocument.Parse(BillOfMaterials.Of("1.2.3", Shipped("Other", "Another"))).RootElement.GetProperty("dependencies");

        Assert.Equal(
            ["pkg:nuget/IntuneImportModule@1.2.3 > pkg:nuget/Other@2.0.0", "pkg:nuget/Another@3.0.0 > ", "pkg:nuget/Other@2.0.0 > pkg:nuget/Another@3.0.0"],
            dependencies.EnumerateArray().Select(entry =>
                $"{entry.GetProperty("ref").GetString()} > {string.Join(' ', entry.GetProperty("dependsOn").EnumerateArray().Select(name => name.GetString()))}"));
    }

    [Fact]
    public void The_manifest_gets_its_files_in_their_place()
    {
        string manifest = new ModuleManifest(Manifest).WithFiles(["a.dll", "bin/c.dll", "bin/net8.0/d.dll", "e.psd1"]);

        Assert.Equal(["a.dll", "bin", "e.psd1"], new ModuleManifest(manifest).Texts("FileList"));
        Assert.DoesNotContain("The build says", manifest, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => new ModuleManifest(manifest).WithFiles([]));
    }

    [Fact]
    public void The_nuspec_says_what_the_manifest_says_and_how_galleries_find_it()
    {
        XElement metadata = XDocument.Parse(ModuleNuspec.Of(new ModuleManifest(Manifest))).Root!.Elements().First();
        Dictionary<string, string> facts = metadata.Elements().ToDictionary(element => element.Name.LocalName, element => element.Value);

        Assert.Equal(("1.2.3", "Somebody's heirs", "(c) Somebody", "Does it.", "New."), (facts["version"], facts["authors"], facts["copyright"], facts["description"], facts["releaseNotes"]));
        Assert.Equal(
            "PSModule PSEdition_Desktop PSEdition_Core One PSIncludes_Cmdlet PSCmdlet_Get-Thing PSCmdlet_Set-Thing PSCommand_Get-Thing PSCommand_Set-Thing",
            facts["tags"]);
    }

    private void Ship(params string[] files)
    {
        foreach (string file in files)
        {
            string path = Path.Combine(Module, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file);
        }
    }

    private void Package(string id, string version, string terms, string? license = null, string? notices = null)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, "packages", id, version)).FullName;
        File.WriteAllText(
            Path.Combine(folder, id.ToLowerInvariant() + ".nuspec"),
            $"""<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata><authors>Somebody</authors><copyright>(c) {id}</copyright>{terms}</metadata></package>""");
        if (license is not null)
        {
            File.WriteAllText(Path.Combine(folder, "LICENSE.TXT"), license);
        }

        if (notices is not null)
        {
            File.WriteAllText(Path.Combine(folder, "THIRD-PARTY-NOTICES.TXT"), notices);
        }
    }

    // Other is asked for by the project, Another by Other.
    private List<ShippedPackage> Shipped(params string[] ids)
    {
        Dictionary<string, string> versions = new() { ["Other"] = "2.0.0", ["Another"] = "3.0.0" };
        Dictionary<string, object> libraries = ids.ToDictionary(id => $"{id}/{versions[id]}", id => (object)new
        {
            type = "package",
            runtime = new Dictionary<string, object> { [$"lib/{id}.dll"] = new() },
            dependencies = new Dictionary<string, string> { [id == "Other" ? "Another" : "NotShipped"] = "1.0.0" },
        });
        libraries["Project/1.0.0"] = new { type = "project", dependencies = new Dictionary<string, string> { ["Other"] = "2.0.0" } };
        string path = Path.Combine(_folder, "project.assets.json");
        File.WriteAllText(path, JsonSerializer.Serialize(new
        {
            packageFolders = new Dictionary<string, object> { [Path.Combine(_folder, "packages")] = new() },
            targets = new Dictionary<string, object> { ["net472"] = libraries, ["net8.0"] = libraries },
            libraries = ids.ToDictionary(id => $"{id}/{versions[id]}", id => new { path = $"{id}/{versions[id]}" }),
        }));
        return ShippedPackages.In(Module, AssetsFile.Read(path));
    }
}
