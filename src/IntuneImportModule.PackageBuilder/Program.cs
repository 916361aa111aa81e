using System.Text;
using IntuneImportModule.PackageBuilder;

if (args.Length != 3)
{
    Console.Error.WriteLine("usage: IntuneImportModule.PackageBuilder <project.assets.json> <folder of the module> <nuspec to write>");
    return 2;
}

try
{
    string folder = Path.GetFullPath(args[1]);
    string manifestFile = Path.Combine(folder, "IntuneImportModule.psd1");
    ModuleManifest manifest = new(File.ReadAllText(manifestFile));
    List<ShippedPackage> packages = ShippedPackages.In(folder, AssetsFile.Read(args[0]));

    Write(Path.Combine(folder, "THIRD-PARTY-NOTICES.txt"), ThirdPartyNotices.Of(packages));
    Write(Path.Combine(folder, "sbom.cdx.json"), BillOfMaterials.Of(manifest.Text("ModuleVersion"), packages));
    Write(manifestFile, manifest.WithFiles(ShippedPackages.FilesOf(folder)));
    Write(args[2], ModuleNuspec.Of(manifest));
    return 0;
}
catch (FormatException wrong)
{
    // In MSBuild's own form, so that it is an error of the build.
    Console.Error.WriteLine($"IntuneImportModule.PackageBuilder: error PACK001: {wrong.Message}");
    return 1;
}

// The same bytes on every system.
static void Write(string path, string text) => File.WriteAllText(path, text.ReplaceLineEndings("\n"), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
