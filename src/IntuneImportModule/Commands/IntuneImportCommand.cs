using System.Management.Automation;
using IntuneImportModule.Completion;
using IntuneImportModule.Session;

namespace IntuneImportModule.Commands;

/// <summary>What every command that talks to Intune has in common: the context and the patience for a request.</summary>
public abstract class IntuneImportCommand : PSCmdlet
{
    /// <summary>The connection to use; the runspace's default otherwise.</summary>
    [Parameter]
    [ValidateNotNull]
    public IntuneImportContext? Context { get; set; }

    /// <summary>Patience for one request in seconds, its retries included.</summary>
    [Parameter]
    [DurationTransformation]
    [ValidateRange(1, 86_400)]
    public int RequestTimeoutSec { get; set; } = 300;

    /// <summary>The connection, or a terminating error that says how to get one.</summary>
    private protected IntuneImportContext RequireContext() => CmdletExtensions.RequireContext(this, Context);
}
