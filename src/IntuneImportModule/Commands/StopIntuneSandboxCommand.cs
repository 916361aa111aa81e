using System.Management.Automation;
using IntuneImportModule.Session;

namespace IntuneImportModule.Commands;

/// <summary>Ends this runspace's sandbox and the connection to it. All it held is gone.</summary>
[Cmdlet(VerbsLifecycle.Stop, "IntuneSandbox", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class StopIntuneSandboxCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        RunspaceState state = RunspaceState.Current;
        if (state.Sandbox is { } sandbox && ShouldProcess(sandbox.Endpoint.ToString(), Texts.StopSandboxAction))
        {
            state.StopSandbox();
        }
    }
}
