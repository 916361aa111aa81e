using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using IntuneImportModule.Sandbox;
using EngineState = System.Management.Automation.Runspaces.RunspaceState;

namespace IntuneImportModule.Session;

/// <summary>What belongs to a runspace: its default context and its sandbox. Two runspaces do not see each other's.</summary>
internal sealed class RunspaceState
{
    private static readonly ConditionalWeakTable<Runspace, RunspaceState> States = new();

    // Not by its own type: the end of a runspace would open the library of a sandbox that it never had.
#pragma warning disable CA1859
    private IDisposable? sandbox;
#pragma warning restore CA1859

    /// <summary>The state of the runspace that this thread works for.</summary>
    public static RunspaceState Current => States.GetValue(Runspace.DefaultRunspace, Open);

    /// <summary>The context that commands use without -Context; null before Connect-IntuneImport.</summary>
    public IntuneImportContext? Context { get; set; }

    /// <summary>The sandbox of Start-IntuneSandbox or Connect-IntuneImport -Sandbox; null where none runs.</summary>
    public IntuneSandbox? Sandbox => (IntuneSandbox?)sandbox;

    /// <summary>Takes the place of a running sandbox, which ends.</summary>
    /// <param name="started">The new one.</param>
    public void Replace(IntuneSandbox started)
    {
        sandbox?.Dispose();
        sandbox = started;
    }

    /// <summary>Ends the sandbox, and the context that leads to it.</summary>
    public void StopSandbox()
    {
        sandbox?.Dispose();
        sandbox = null;
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
