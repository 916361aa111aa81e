#if !NET
using System.Reflection;

namespace IntuneImportModule.Session;

/// <summary>
/// Serves our own libraries to our own libraries in Windows PowerShell, which has no binding redirects: some of them ask for
/// versions other than the one that ships. It answers nobody else and nothing that is not in our folder.
/// </summary>
internal static class LibraryResolver
{
    private static readonly string Folder = Path.GetDirectoryName(typeof(LibraryResolver).Assembly.Location)!;

    /// <summary>Begins to answer.</summary>
    public static void Attach()
    {
        Detach();
        AppDomain.CurrentDomain.AssemblyResolve += Resolve;
    }

    /// <summary>Ceases to answer.</summary>
    public static void Detach() => AppDomain.CurrentDomain.AssemblyResolve -= Resolve;

    private static Assembly? Resolve(object sender, ResolveEventArgs request)
    {
        AssemblyName requested = new(request.Name);
        string file = Path.Combine(Folder, requested.Name + ".dll");
        if (!File.Exists(file))
        {
            return null;
        }

        string? location = request.RequestingAssembly?.Location;
        string? requester = string.IsNullOrEmpty(location) ? null : Path.GetDirectoryName(location);
        return LibraryRule.Satisfies(requested, AssemblyName.GetAssemblyName(file), requester, Folder) ? Assembly.LoadFrom(file) : null;
    }
}
#endif
