using System.Runtime.CompilerServices;
using IntuneImportModule.Core.Sync;

namespace IntuneImportModule.Session;

/// <summary>How often a tenant takes a sync.</summary>
internal static class SyncRule
{
    private const int SandboxPollingSec = 1;

    /// <summary>The service's rule; in a sandbox the sandbox's own, whose time may run faster.</summary>
    /// <param name="context">The connection.</param>
    public static SyncOptions Of(IntuneImportContext context) => context.IsSandbox ? OfSandbox(RunspaceState.Current) : new SyncOptions();

    // Apart: a method that names the sandbox's types opens its library, even where it never reaches them.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static SyncOptions OfSandbox(RunspaceState state) => state.Sandbox is { } sandbox
        ? new SyncOptions
        {
            Rule = TimeSpan.FromTicks((long)(sandbox.Options.SyncInterval.Ticks / sandbox.Options.TimeScale)),
            PollingInterval = TimeSpan.FromSeconds(SandboxPollingSec),
        }
        : new SyncOptions();
}
