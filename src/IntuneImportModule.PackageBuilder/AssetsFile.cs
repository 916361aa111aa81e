using System.Text.Json;

namespace IntuneImportModule.PackageBuilder;

/// <summary>What a restore has chosen: project.assets.json.</summary>
/// <param name="Packages">One entry per framework and package.</param>
/// <param name="Direct">Names of the packages that the projects themselves ask for.</param>
internal sealed record AssetsFile(IReadOnlyList<RestoredPackage> Packages, IReadOnlySet<string> Direct)
{
    public static AssetsFile Read(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        JsonElement root = document.RootElement;
        string[] folders = [.. root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];
        List<RestoredPackage> packages = [];
        HashSet<string> direct = new(StringComparer.OrdinalIgnoreCase);
        foreach (JsonProperty target in root.GetProperty("targets").EnumerateObject())
        {
            foreach (JsonProperty library in target.Value.EnumerateObject())
            {
                string[] needs = NamesIn(library.Value, "dependencies");
                if (library.Value.GetProperty("type").GetString() == "project")
                {
                    direct.UnionWith(needs);
                    continue;
                }

                string relative = root.GetProperty("libraries").GetProperty(library.Name).GetProperty("path").GetString()!;
                string folder = folders.Select(each => Path.Combine(each, relative)).FirstOrDefault(Directory.Exists)
                    ?? throw new FormatException($"{library.Name} is in no package folder.");
                string[] name = library.Name.Split('/');
                packages.Add(new RestoredPackage(target.Name, name[0], name[1], folder, [.. NamesIn(library.Value, "runtime").Select(file => Path.GetFileName(file)!)], needs));
            }
        }

        return new AssetsFile(packages, direct);
    }

    private static string[] NamesIn(JsonElement library, string property) =>
        library.TryGetProperty(property, out JsonElement entries) ? [.. entries.EnumerateObject().Select(entry => entry.Name)] : [];
}

/// <summary>A package as restored for one framework.</summary>
/// <param name="Framework">Such as net472.</param>
/// <param name="Id">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Folder">Where it was unpacked.</param>
/// <param name="Files">Names of its libraries for the framework.</param>
/// <param name="Needs">Names of the packages it asks for.</param>
internal sealed record RestoredPackage(string Framework, string Id, string Version, string Folder, IReadOnlyList<string> Files, IReadOnlyList<string> Needs);
