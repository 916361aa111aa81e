using System.Management.Automation;
using IntuneImportModule.Session;

namespace IntuneImportModule.Commands;

/// <summary>Shows who is signed in and where; nothing before Connect-IntuneImport.</summary>
[Cmdlet(VerbsCommon.Get, "IntuneImportContext")]
[OutputType(typeof(IntuneImportContext))]
public sealed class GetIntuneImportContextCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (RunspaceState.Current.Context is { } context)
        {
            WriteObject(context);
        }
    }
}
