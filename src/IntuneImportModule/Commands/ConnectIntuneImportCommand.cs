using System.Management.Automation;
using System.Net;
using System.Security;
using IntuneImportModule.Core.Authentication;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Errors;
using IntuneImportModule.Session;

namespace IntuneImportModule.Commands;

/// <summary>Signs in, emits the context, and makes it the runspace's default.</summary>
[Cmdlet(VerbsCommunications.Connect, "IntuneImport", DefaultParameterSetName = AccessTokenSet)]
[OutputType(typeof(IntuneImportContext))]
public sealed class ConnectIntuneImportCommand : PSCmdlet
{
    private const string AccessTokenSet = "AccessToken";
    private const string SandboxSet = "Sandbox";

    /// <summary>A bearer token for Microsoft Graph.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AccessTokenSet)]
    public SecureString? AccessToken { get; set; }

    /// <summary>The offline tenant: the one of Start-IntuneSandbox if it runs, else a new one.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SandboxSet)]
    public SwitchParameter Sandbox { get; set; }

    /// <summary>The Graph root; https, or http on this machine.</summary>
    [Parameter(ParameterSetName = AccessTokenSet)]
    public Uri GraphEndpoint { get; set; } = Core.Graph.GraphEndpoint.Global;

    /// <summary>A proxy; the system's otherwise. This machine itself is never reached through one.</summary>
    [Parameter(ParameterSetName = AccessTokenSet)]
    public Uri? Proxy { get; set; }

    /// <summary>Who signs in to the proxy.</summary>
    [Parameter(ParameterSetName = AccessTokenSet)]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        IntuneImportContext context = Sandbox ? ConnectSandbox() : ConnectWithToken();
        RunspaceState.Current.Context = context;
        WriteObject(context);
    }

    private IntuneImportContext ConnectSandbox()
    {
        RunspaceState state = RunspaceState.Current;
        if (state.Sandbox is null)
        {
            state.Replace(IntuneModuleSandbox.Start());
        }

        WriteWarning(Phrase.Of(Texts.SandboxIsNotReal, state.Sandbox!.Endpoint));
        return new IntuneImportContext(
            new GraphConnection(state.Sandbox.Endpoint, new AccessTokenSource(state.Sandbox.AccessToken, SandboxSet, TimeProvider.System)),
            isSandbox: true);
    }

    private IntuneImportContext ConnectWithToken()
    {
        string token = new NetworkCredential(string.Empty, AccessToken).Password;
        if (string.IsNullOrWhiteSpace(token))
        {
            ThrowTerminatingError(ErrorRecords.Because(nameof(Texts.AccessTokenEmpty), Texts.AccessTokenEmpty, ErrorCategory.InvalidArgument));
        }

        try
        {
            return new IntuneImportContext(GraphConnection.WithToken(GraphEndpoint, token.Trim(), ProxyOf()), isSandbox: false);
        }
        catch (ArgumentException refused)
        {
            ThrowTerminatingError(ErrorRecords.From(refused, "GraphEndpointRefused", ErrorCategory.InvalidArgument, GraphEndpoint));
            throw;
        }
    }

    private WebProxy? ProxyOf() => Proxy is null
        ? null
        : new WebProxy(Proxy) { Credentials = ProxyCredential?.GetNetworkCredential() };
}
