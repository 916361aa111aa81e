using System.Management.Automation;
using System.Reflection;

namespace IntuneImportModule.Session;

/// <summary>What happens when the module is imported and removed.</summary>
public sealed class ModuleLifetime : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <summary>Makes one of the script module and of this assembly's module, which it has imported.</summary>
    /// <param name="inner">The module of this assembly.</param>
    /// <param name="onRemove">What the script module does when it is removed; a block of that module.</param>
    public static void Join(PSModuleInfo inner, ScriptBlock onRemove)
    {
        // A second Import-Module -Force finds the inner module loaded and does not hand its cmdlets to the script module
        // (PowerShell issue 20710); there is no public way to hand them over.
        MethodInfo export = typeof(PSModuleInfo).GetMethod("AddExportedCmdlet", BindingFlags.Instance | BindingFlags.NonPublic)!;
        foreach (CmdletInfo cmdlet in inner.ExportedCmdlets.Values)
        {
            export.Invoke(onRemove.Module, [cmdlet]);
        }

        onRemove.Module.OnRemove = onRemove;
    }

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
