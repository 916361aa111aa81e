using System.Xml.Linq;

namespace IntuneImportModule.PackageBuilder;

/// <summary>The package's nuspec, made of the manifest, so that a gallery and Get-Module say the same.</summary>
internal static class ModuleNuspec
{
    private static readonly XNamespace Schema = "http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd";

    public static string Of(ModuleManifest manifest)
    {
        // How PSResourceGet and PowerShellGet find a module by what is in it.
        IReadOnlyList<string> cmdlets = manifest.Texts("CmdletsToExport");
        IEnumerable<string> tags =
        [
            "PSModule", .. manifest.Texts("CompatiblePSEditions").Select(edition => "PSEdition_" + edition), .. manifest.Texts("Tags"),
            "PSIncludes_Cmdlet", .. cmdlets.Select(name => "PSCmdlet_" + name), .. cmdlets.Select(name => "PSCommand_" + name),
        ];
        XElement package = new(
            Schema + "package",
            new XElement(
                Schema + "metadata",
                new XElement(Schema + "id", "IntuneImportModule"),
                new XElement(Schema + "version", manifest.Text("ModuleVersion")),
                new XElement(Schema + "authors", manifest.Text("Author")),
                new XElement(Schema + "license", new XAttribute("type", "expression"), "MIT"),
                new XElement(Schema + "requireLicenseAcceptance", "false"),
                new XElement(Schema + "description", manifest.Text("Description")),
                new XElement(Schema + "releaseNotes", manifest.Text("ReleaseNotes")),
                new XElement(Schema + "copyright", manifest.Text("Copyright")),
                new XElement(Schema + "tags", string.Join(' ', tags.Distinct()))),
            new XElement(Schema + "files", new XElement(Schema + "file", new XAttribute("src", "**/*"), new XAttribute("target", string.Empty))));
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{package}\n";
    }
}
