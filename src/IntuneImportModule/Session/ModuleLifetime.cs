using System.Management.Automation;

namespace IntuneImportModule.Session;

/// <summary>What happens when the module is imported and removed.</summary>
public sealed class ModuleLifetime : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnImport()
    {
#if !NET
        LibraryResolver.Attach();
#endif
    }

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        RunspaceState.Current.Clear();
#if !NET
        LibraryResolver.Detach();
#endif
    }
}
