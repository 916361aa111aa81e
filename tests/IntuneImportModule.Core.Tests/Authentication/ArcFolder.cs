namespace IntuneImportModule.Core.Tests.Authentication;

/// <summary>The folder of Arc's agent for its key files. It is created and removed again where there is none.</summary>
internal sealed class ArcFolder : IDisposable
{
    private static readonly string Tokens = OperatingSystem.IsWindows()
        ? Environment.ExpandEnvironmentVariables(@"%ProgramData%\AzureConnectedMachineAgent\Tokens")
        : "/var/opt/azcmagent/tokens";

    private readonly string _first;
    private readonly List<string> _files = [];

    private ArcFolder(string first) => _first = first;

#if NET
    public static bool CanCreate => Environment.IsPrivilegedProcess && !OperatingSystem.IsMacOS() && !Directory.Exists(Tokens);
#else
    // .NET Framework does not tell who it is run by; the folder is the same for both.
    public static bool CanCreate => false;
#endif

    public static ArcFolder Create()
    {
        string first = Tokens;
        while (Path.GetDirectoryName(first) is { } parent && !Directory.Exists(parent))
        {
            first = parent;
        }

        Directory.CreateDirectory(Tokens);
        return new ArcFolder(first);
    }

    public string Write(string name, string content)
    {
        string path = Path.Combine(Tokens, name);
        File.WriteAllText(path, content);
        _files.Add(path);
        return path;
    }

    public void Dispose()
    {
        _files.ForEach(File.Delete);
        Directory.Delete(_first, recursive: true);
    }
}
