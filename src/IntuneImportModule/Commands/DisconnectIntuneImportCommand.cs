using System.Management.Automation;
using IntuneImportModule.Session;

namespace IntuneImportModule.Commands;

/// <summary>Closes a context; without one, the runspace's default. A sign-in that -CacheToken kept is forgotten.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "IntuneImport")]
[OutputType(typeof(void))]
public sealed class DisconnectIntuneImportCommand : PSCmdlet
{
    /// <summary>The context to close.</summary>
    [Parameter(ValueFromPipeline = true)]
    public IntuneImportContext? Context { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        RunspaceState state = RunspaceState.Current;
        IntuneImportContext? context = Context ?? state.Context;
        context?.SignOut();
        if (ReferenceEquals(context, state.Context))
        {
            state.Context = null;
        }
    }
}
