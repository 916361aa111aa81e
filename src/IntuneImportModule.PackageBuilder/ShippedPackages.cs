using System.Security.Cryptography;

namespace IntuneImportModule.PackageBuilder;

/// <summary>Which files of the module came from which package.</summary>
internal static class ShippedPackages
{
    /// <summary>The files of the module, relative, with slashes, in an order that no system's own sorting changes.</summary>
    public static IReadOnlyList<string> FilesOf(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    public static List<ShippedPackage> In(string folder, AssetsFile assets)
    {
        SortedDictionary<string, ShippedPackage> packages = new(StringComparer.Ordinal);
        foreach (string file in FilesOf(folder).Where(IsForeign))
        {
            RestoredPackage origin = assets.Packages.FirstOrDefault(package => $"bin/{package.Framework}" == Path.GetDirectoryName(file)!.Replace('\\', '/') && package.Files.Contains(Path.GetFileName(file)))
                ?? throw new FormatException($"{file} comes from no package of the restore.");
            string name = $"{origin.Id}/{origin.Version}";
            if (!packages.TryGetValue(name, out ShippedPackage? package))
            {
                packages[name] = package = new ShippedPackage(PackageFacts.Read(origin), assets.Direct.Contains(origin.Id));
            }

            package.Files.Add(new ShippedFile(file, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file))))));
            package.Needs.UnionWith(origin.Needs);
        }

        return [.. packages.Values];
    }

    private static bool IsForeign(string file) =>
        file.EndsWith(".dll", StringComparison.Ordinal) && !Path.GetFileName(file).StartsWith("IntuneImportModule.", StringComparison.Ordinal);
}

/// <summary>A package of which the module has files.</summary>
/// <param name="Facts">What the package says about itself.</param>
/// <param name="IsDirect">Whether the module itself asks for it.</param>
internal sealed record ShippedPackage(PackageFacts Facts, bool IsDirect)
{
    public List<ShippedFile> Files { get; } = [];

    public SortedSet<string> Needs { get; } = new(StringComparer.OrdinalIgnoreCase);
}

/// <summary>A file of the module.</summary>
/// <param name="Path">Relative to the module, with slashes.</param>
/// <param name="Sha256">In hexadecimal digits.</param>
internal sealed record ShippedFile(string Path, string Sha256);
