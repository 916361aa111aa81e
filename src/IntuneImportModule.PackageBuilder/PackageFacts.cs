using System.Xml.Linq;

namespace IntuneImportModule.PackageBuilder;

/// <summary>What a package says about itself.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="License">SPDX expression.</param>
/// <param name="LicenseText">The text of the licence under which it is shipped here.</param>
/// <param name="Authors">Who made it.</param>
/// <param name="Copyright">Its copyright line.</param>
/// <param name="Repository">Where its source lies; null where it does not say.</param>
/// <param name="Website">Its page; null where it names none.</param>
/// <param name="Notices">What it says about third parties of its own; null for nothing.</param>
internal sealed record PackageFacts(
    string Id, string Version, string License, string LicenseText, string Authors, string Copyright, string? Repository, string? Website, string? Notices)
{
    // What "or" leaves to us.
    private static readonly Dictionary<string, string> Choices = new() { ["MS-PL OR Apache-2.0"] = "Apache-2.0" };

    public static PackageFacts Read(RestoredPackage package)
    {
        XElement metadata = XDocument.Load(Path.Combine(package.Folder, package.Id.ToLowerInvariant() + ".nuspec")).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        string? own = TextOf(package.Folder, "LICENSE*");
        XElement? stated = Find(metadata, "license");
        string license = stated?.Attribute("type")?.Value == "expression" ? stated.Value
            : own?.TrimStart().StartsWith("The MIT License (MIT)", StringComparison.Ordinal) == true ? "MIT"
            : throw new FormatException($"{package.Id} {package.Version} does not say its licence in a way that is known here.");
        return new PackageFacts(
            package.Id,
            package.Version,
            license,
            own ?? TextOf(license) ?? throw new FormatException($"{package.Id} {package.Version}: there is no text of {license} in Licenses/."),
            Find(metadata, "authors")!.Value,
            Find(metadata, "copyright")?.Value ?? throw new FormatException($"{package.Id} {package.Version} has no copyright line."),
            Find(metadata, "repository")?.Attribute("url")?.Value,
            Find(metadata, "projectUrl")?.Value,
            TextOf(package.Folder, "THIRD-PARTY-NOTICES*"));
    }

    private static XElement? Find(XElement metadata, string name) => metadata.Elements().FirstOrDefault(element => element.Name.LocalName == name);

    private static string? TextOf(string folder, string pattern)
    {
        EnumerationOptions anyCase = new() { MatchCasing = MatchCasing.CaseInsensitive };
        return Directory.EnumerateFiles(folder, pattern, anyCase).Order(StringComparer.Ordinal).Select(File.ReadAllText).FirstOrDefault()?.ReplaceLineEndings("\n");
    }

    private static string? TextOf(string license)
    {
        using Stream? text = typeof(PackageFacts).Assembly.GetManifestResourceStream(Choices.GetValueOrDefault(license, license));
        return text is null ? null : new StreamReader(text).ReadToEnd().ReplaceLineEndings("\n");
    }
}
