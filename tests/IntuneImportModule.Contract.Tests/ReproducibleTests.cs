using System.Diagnostics;
using System.Security.Cryptography;
using Xunit.Abstractions;

namespace IntuneImportModule.Contract.Tests;

/// <summary>The same sources give the same package, wherever and whenever they are built.</summary>
public sealed class ReproducibleTests(ITestOutputHelper output) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("same bytes ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Another_build_in_another_folder_gives_the_same_package()
    {
        string copy = Path.Combine(_folder, "a longer path", "checkout");
        CopySources(copy);
        Dotnet("build", Project(copy), "--configuration", Repository.Configuration, "--property:RunAnalyzers=false");

        string[] mine = FilesIn(Repository.Output);
        string[] theirs = FilesIn(Path.Combine(copy, "output", "IntuneImportModule", Repository.Version));
        Assert.Equal(mine, theirs);
        Assert.Equal(Pack(Repository.Root, "mine"), Pack(copy, "theirs"));
    }

    private static string Project(string root) => Path.Combine(root, "src", "IntuneImportModule", "IntuneImportModule.csproj");

    // What differs is named by its file, which the package's own hash would not do.
    private static string[] FilesIn(string folder) =>
        [.. PackageBuilder.ShippedPackages.FilesOf(folder).Select(file => $"{file} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file))))}")];

    private static void CopySources(string copy)
    {
        IEnumerable<string> files = new[] { "src", "module", "docs" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Repository.Root));
        foreach (string file in files)
        {
            string relative = Path.GetRelativePath(Repository.Root, file);
            if (!relative.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            {
                string target = Path.Combine(copy, relative);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }
    }

    private string Pack(string root, string name)
    {
        string folder = Path.Combine(_folder, name);
        Dotnet("msbuild", Project(root), "-target:PackModule", $"-property:Configuration={Repository.Configuration}", $"-property:PackageFolder={folder}{Path.DirectorySeparatorChar}");
        return Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Assert.Single(Directory.GetFiles(folder, "*.nupkg")))));
    }

    private void Dotnet(params string[] arguments)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [.. arguments, "-nodeReuse:false"]) { RedirectStandardOutput = true };

        // What the running "dotnet test" has told its children does not hold for a build of its own.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        using Process process = Process.Start(start)!;
        output.WriteLine(process.StandardOutput.ReadToEnd());
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
