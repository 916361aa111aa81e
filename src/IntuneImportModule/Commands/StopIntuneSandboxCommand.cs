using System.Management.Automation;
using IntuneImportModule.Sandbox;
using IntuneImportModule.Session;

namespace IntuneImportModule.Commands;

/// <summary>Ends this runspace's sandbox, or the one that is given, and the connection to it. All it held is gone.</summary>
[Cmdlet(VerbsLifecycle.Stop, "IntuneSandbox", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class StopIntuneSandboxCommand : PSCmdlet
{
    /// <summary>The sandbox to end; this runspace's otherwise. One that has ended already is no error.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public IntuneSandbox? Sandbox { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        RunspaceState state = RunspaceState.Current;

        // A variable that holds nothing does not mean the sandbox of the runspace.
        bool isGiven = MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(Sandbox));
        IntuneSandbox? sandbox = isGiven ? Sandbox : state.Sandbox;
        if (sandbox is null || !ShouldProcess(sandbox.Endpoint.ToString(), Texts.StopSandboxAction))
        {
            return;
        }

        if (ReferenceEquals(sandbox, state.Sandbox))
        {
            state.StopSandbox();
        }
        else
        {
            sandbox.Dispose();
        }
    }
}
