using System.Reflection;
using System.Runtime.Loader;

namespace IntuneImportModule.Loader;

/// <summary>
/// Loads the module and its libraries into a context of their own, so that another module's copy of a library, older or
/// newer, and ours do not meet. Everything that does not lie beside this file comes from the host, PowerShell itself above all.
/// </summary>
public sealed class ModuleLoadContext : AssemblyLoadContext
{
    private const string ModuleName = "IntuneImportModule";
    private static readonly Lazy<Assembly> Module = new(LoadModule);
    private readonly string folder;

    private ModuleLoadContext(string folder)
        : base(ModuleName, isCollectible: false) => this.folder = folder;

    /// <summary>The module's assembly; loaded at the first call.</summary>
    public static Assembly Initialize() => Module.Value;

    /// <summary>The file that a library is to be loaded from.</summary>
    /// <param name="requested">The library that is asked for.</param>
    /// <param name="folder">The folder of the module's own files.</param>
    /// <param name="exists">Whether a file exists.</param>
    /// <returns>Null for a library that the host supplies.</returns>
    internal static string? Choose(AssemblyName requested, string folder, Func<string, bool> exists)
    {
        string file = Path.Combine(folder, requested.Name + ".dll");
        bool isEngine = requested.Name is "System.Management.Automation" || requested.Name!.StartsWith("Microsoft.PowerShell.", StringComparison.Ordinal);
        return !isEngine && exists(file) ? file : null;
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == typeof(ModuleLoadContext).Assembly.GetName().Name)
        {
            return typeof(ModuleLoadContext).Assembly;
        }

        string? file = Choose(assemblyName, folder, File.Exists);
        return file is null ? null : LoadFromAssemblyPath(file);
    }

    private static Assembly LoadModule()
    {
        string folder = Path.GetDirectoryName(typeof(ModuleLoadContext).Assembly.Location)!;
        return new ModuleLoadContext(folder).LoadFromAssemblyPath(Path.Combine(folder, ModuleName + ".dll"));
    }
}
