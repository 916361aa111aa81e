using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using IntuneImportModule.Sandbox;
using EngineState = System.Management.Automation.Runspaces.RunspaceState;

namespace IntuneImportModule.Session;

/// <summary>What belongs to a runspace: its default context and its sandbox. Two runspaces do not see each other's.</summary>
internal sealed class RunspaceState
{
    private static readonly ConditionalWeakTable<Runspace, RunspaceState> States = new();

    /// <summary>The state of the runspace that this thread works for.</summary>
    public static RunspaceState Current => States.GetValue(Runspace.DefaultRunspace, Open);

    /// <summary>The context that commands use without -Context; null before Connect-IntuneImport.</summary>
    public IntuneImportContext? Context { get; set; }

    /// <summary>The sandbox of Start-IntuneSandbox or Connect-IntuneImport -Sandbox; null where none runs.</summary>
    public IntuneSandbox? Sandbox { get; private set; }

    /// <summary>Takes the place of a running sandbox, which ends.</summary>
    /// <param name="sandbox">The new one.</param>
    public void Replace(IntuneSandbox sandbox)
    {
        Sandbox?.Dispose();
        Sandbox = sandbox;
    }

    /// <summary>Ends the sandbox, and the context that leads to it.</summary>
    public void StopSandbox()
    {
        Sandbox?.Dispose();
        Sandbox = null;
        if (Context is { IsSandbox: true } gone)
        {
            gone.Close();
            Context = null;
        }
    }

    /// <summary>Ends everything that this runspace has open.</summary>
    public void Clear()
    {
        StopSandbox();
        Context?.Close();
        Context = null;
    }

    private static RunspaceState Open(Runspace runspace)
    {
        RunspaceState state = new();

        // A runspace that ends without Remove-Module, as those of ForEach-Object -Parallel do, leaves no sandbox listening.
        runspace.StateChanged += (_, change) =>
        {
            if (change.RunspaceStateInfo.State is EngineState.Closed or EngineState.Broken)
            {
                state.Clear();
            }
        };
        return state;
    }
}
