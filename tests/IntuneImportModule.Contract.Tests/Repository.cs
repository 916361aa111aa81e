using System.Text.RegularExpressions;

namespace IntuneImportModule.Contract.Tests;

/// <summary>Where the sources and the built module lie.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Manifest { get; } = File.ReadAllText(Path.Combine(Root, "module", "IntuneImportModule.psd1"));

    public static string Version { get; } = Regex.Match(Manifest, @"ModuleVersion\s*=\s*'([0-9.]+)'").Groups[1].Value;

    /// <summary>How the module was built: as these tests were. A Debug build has symbols beside its libraries.</summary>
#if DEBUG
    public const string Configuration = "Debug";
#else
    public const string Configuration = "Release";
#endif

    /// <summary>The module as a user installs it; `dotnet build` leaves it there.</summary>
    public static string Output { get; } = Path.Combine(Root, "output", "IntuneImportModule", Version);

    public static IEnumerable<string> Sources(params string[] folder) =>
        Directory.EnumerateFiles(Path.Combine([Root, .. folder]), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Regex.IsMatch(file, @"[\\/](obj|bin)[\\/]"));

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "IntuneImportModule.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
