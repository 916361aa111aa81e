using IntuneImportModule.Session;

namespace IntuneImportModule.Completion;

/// <summary>Offers the kinds of requests that this runspace's sandbox has seen.</summary>
public sealed class SandboxActionCompleter : ValueCompleter
{
    private protected override IEnumerable<string> Values(IntuneImportContext? context) =>
        RunspaceState.Current.Sandbox?.GetRequests().Select(request => request.Action).Where(action => action.Length > 0).Distinct() ?? [];
}
