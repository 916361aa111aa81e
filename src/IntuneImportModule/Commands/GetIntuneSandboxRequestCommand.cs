using System.Management.Automation;
using IntuneImportModule.Completion;
using IntuneImportModule.Errors;
using IntuneImportModule.Sandbox;
using IntuneImportModule.Session;

namespace IntuneImportModule.Commands;

/// <summary>Shows what arrived at this runspace's sandbox, in order.</summary>
[Cmdlet(VerbsCommon.Get, "IntuneSandboxRequest")]
[OutputType(typeof(SandboxRequest))]
public sealed class GetIntuneSandboxRequestCommand : PSCmdlet
{
    /// <summary>Only requests of these kinds, such as import or list; wildcards work.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SandboxActionCompleter))]
    public string[]? Action { get; set; }

    /// <summary>Forgets the requests after showing them.</summary>
    [Parameter]
    public SwitchParameter Clear { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        IntuneSandbox? sandbox = RunspaceState.Current.Sandbox;
        if (sandbox is null)
        {
            ThrowTerminatingError(ErrorRecords.Because(nameof(Texts.NoSandbox), Texts.NoSandbox, ErrorCategory.ObjectNotFound));
        }

        WildcardPattern[]? wanted = Action?.Select(action => new WildcardPattern(action, WildcardOptions.IgnoreCase)).ToArray();
        WriteObject(
            sandbox!.GetRequests().Where(request => wanted is null || wanted.Any(pattern => pattern.IsMatch(request.Action))),
            enumerateCollection: true);
        if (Clear)
        {
            sandbox.ClearRequests();
        }
    }
}
