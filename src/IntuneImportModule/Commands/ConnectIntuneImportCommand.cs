using System.Management.Automation;
using System.Net;
using System.Security;
using System.Security.Cryptography.X509Certificates;
using IntuneImportModule.Completion;
using IntuneImportModule.Core.Authentication;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Errors;
using IntuneImportModule.Session;

namespace IntuneImportModule.Commands;

/// <summary>Signs in once, emits the context, and makes it the runspace's default.</summary>
/// <remarks>
/// A broker (WAM) is not used. Where Conditional Access asks for one, sign in elsewhere and hand the token over with -AccessToken.
/// </remarks>
[Cmdlet(VerbsCommunications.Connect, "IntuneImport", DefaultParameterSetName = SignInParameters.Interactive)]
[OutputType(typeof(IntuneImportContext))]
public sealed class ConnectIntuneImportCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource stop = new();

    /// <summary>Signs in with a code in any browser.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SignInParameters.DeviceCode)]
    public SwitchParameter UseDeviceCode { get; set; }

    /// <summary>Patience for the person with the code, in seconds.</summary>
    [Parameter(ParameterSetName = SignInParameters.DeviceCode)]
    [DurationTransformation]
    [ValidateRange(10, 900)]
    public int DeviceCodeTimeoutSec { get; set; } = 120;

    /// <summary>The application's client id as user name, and its secret as password.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SignInParameters.ClientSecret)]
    [Credential]
    public PSCredential? ClientSecretCredential { get; set; }

    /// <summary>A certificate with its private key.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SignInParameters.Certificate)]
    public X509Certificate2? Certificate { get; set; }

    /// <summary>The thumbprint of a certificate in the personal store of the user or the computer.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SignInParameters.CertificateThumbprint)]
    [ArgumentCompleter(typeof(CertificateCompleter))]
    public string? CertificateThumbprint { get; set; }

    /// <summary>A PFX or PEM file with certificate and private key.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SignInParameters.CertificatePath)]
    [ArgumentCompleter(typeof(CertificateFileCompleter))]
    public string? CertificatePath { get; set; }

    /// <summary>The password of the file.</summary>
    [Parameter(ParameterSetName = SignInParameters.CertificatePath)]
    public SecureString? CertificatePassword { get; set; }

    /// <summary>Sends the certificate along (x5c), for applications that trust its subject and issuer.</summary>
    [Parameter(ParameterSetName = SignInParameters.Certificate)]
    [Parameter(ParameterSetName = SignInParameters.CertificateThumbprint)]
    [Parameter(ParameterSetName = SignInParameters.CertificatePath)]
    public SwitchParameter SendCertificateChain { get; set; }

    /// <summary>Signs in as the managed identity of this host.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SignInParameters.ManagedIdentity)]
    public SwitchParameter ManagedIdentity { get; set; }

    /// <summary>The client id of a user-assigned managed identity.</summary>
    [Parameter(ParameterSetName = SignInParameters.ManagedIdentity)]
    public string? ManagedIdentityClientId { get; set; }

    /// <summary>Signs in with the token of this host's own identity provider: GitHub Actions, or AZURE_FEDERATED_TOKEN_FILE.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SignInParameters.WorkloadIdentity)]
    public SwitchParameter WorkloadIdentity { get; set; }

    /// <summary>A file that always holds a current token of another identity provider.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SignInParameters.FederatedTokenFile)]
    public string? FederatedTokenFile { get; set; }

    /// <summary>A bearer token for Microsoft Graph, or what Get-AzAccessToken returns.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = SignInParameters.AccessToken)]
    [AccessTokenTransformation]
    public SecureString? AccessToken { get; set; }

    /// <summary>The offline tenant: the one of Start-IntuneSandbox if it runs, else a new one.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SignInParameters.Sandbox)]
    public SwitchParameter Sandbox { get; set; }

    /// <summary>The tenant's id or a domain of it.</summary>
    [Parameter(ParameterSetName = SignInParameters.Interactive)]
    [Parameter(ParameterSetName = SignInParameters.DeviceCode)]
    [Parameter(ParameterSetName = SignInParameters.ClientSecret)]
    [Parameter(ParameterSetName = SignInParameters.Certificate)]
    [Parameter(ParameterSetName = SignInParameters.CertificateThumbprint)]
    [Parameter(ParameterSetName = SignInParameters.CertificatePath)]
    [Parameter(ParameterSetName = SignInParameters.WorkloadIdentity)]
    [Parameter(ParameterSetName = SignInParameters.FederatedTokenFile)]
    public string? TenantId { get; set; }

    /// <summary>The application's client id. There is no default: Microsoft advises an application of one's own.</summary>
    [Parameter(ParameterSetName = SignInParameters.Interactive)]
    [Parameter(ParameterSetName = SignInParameters.DeviceCode)]
    [Parameter(ParameterSetName = SignInParameters.Certificate)]
    [Parameter(ParameterSetName = SignInParameters.CertificateThumbprint)]
    [Parameter(ParameterSetName = SignInParameters.CertificatePath)]
    [Parameter(ParameterSetName = SignInParameters.WorkloadIdentity)]
    [Parameter(ParameterSetName = SignInParameters.FederatedTokenFile)]
    public string? ClientId { get; set; }

    /// <summary>The user principal name that is to sign in.</summary>
    [Parameter(ParameterSetName = SignInParameters.Interactive)]
    [Parameter(ParameterSetName = SignInParameters.DeviceCode)]
    public string? LoginHint { get; set; }

    /// <summary>Asks for the permission to read only. An application or a token has what it has: reading is then enough for no warning.</summary>
    [Parameter(ParameterSetName = SignInParameters.Interactive)]
    [Parameter(ParameterSetName = SignInParameters.DeviceCode)]
    [Parameter(ParameterSetName = SignInParameters.ClientSecret)]
    [Parameter(ParameterSetName = SignInParameters.Certificate)]
    [Parameter(ParameterSetName = SignInParameters.CertificateThumbprint)]
    [Parameter(ParameterSetName = SignInParameters.CertificatePath)]
    [Parameter(ParameterSetName = SignInParameters.ManagedIdentity)]
    [Parameter(ParameterSetName = SignInParameters.WorkloadIdentity)]
    [Parameter(ParameterSetName = SignInParameters.FederatedTokenFile)]
    [Parameter(ParameterSetName = SignInParameters.AccessToken)]
    public SwitchParameter ReadOnly { get; set; }

    /// <summary>Keeps a person's sign-in in the system's protected store.</summary>
    [Parameter(ParameterSetName = SignInParameters.Interactive)]
    [Parameter(ParameterSetName = SignInParameters.DeviceCode)]
    public SwitchParameter CacheToken { get; set; }

    /// <summary>Where there is no protected store, keeps it in a plain file that only its owner can read.</summary>
    [Parameter(ParameterSetName = SignInParameters.Interactive)]
    [Parameter(ParameterSetName = SignInParameters.DeviceCode)]
    public SwitchParameter AllowUnencryptedCache { get; set; }

    /// <summary>The cloud.</summary>
    [Parameter(ParameterSetName = SignInParameters.Interactive)]
    [Parameter(ParameterSetName = SignInParameters.DeviceCode)]
    [Parameter(ParameterSetName = SignInParameters.ClientSecret)]
    [Parameter(ParameterSetName = SignInParameters.Certificate)]
    [Parameter(ParameterSetName = SignInParameters.CertificateThumbprint)]
    [Parameter(ParameterSetName = SignInParameters.CertificatePath)]
    [Parameter(ParameterSetName = SignInParameters.ManagedIdentity)]
    [Parameter(ParameterSetName = SignInParameters.WorkloadIdentity)]
    [Parameter(ParameterSetName = SignInParameters.FederatedTokenFile)]
    [Parameter(ParameterSetName = SignInParameters.AccessToken)]
    public CloudName Environment { get; set; }

    /// <summary>The Graph root; https, or http on this machine.</summary>
    [Parameter(ParameterSetName = SignInParameters.Interactive)]
    [Parameter(ParameterSetName = SignInParameters.DeviceCode)]
    [Parameter(ParameterSetName = SignInParameters.ClientSecret)]
    [Parameter(ParameterSetName = SignInParameters.Certificate)]
    [Parameter(ParameterSetName = SignInParameters.CertificateThumbprint)]
    [Parameter(ParameterSetName = SignInParameters.CertificatePath)]
    [Parameter(ParameterSetName = SignInParameters.ManagedIdentity)]
    [Parameter(ParameterSetName = SignInParameters.WorkloadIdentity)]
    [Parameter(ParameterSetName = SignInParameters.FederatedTokenFile)]
    [Parameter(ParameterSetName = SignInParameters.AccessToken)]
    public Uri? GraphEndpoint { get; set; }

    /// <summary>The sign-in host of a cloud that -Environment does not name; https.</summary>
    [Parameter(ParameterSetName = SignInParameters.Interactive)]
    [Parameter(ParameterSetName = SignInParameters.DeviceCode)]
    [Parameter(ParameterSetName = SignInParameters.ClientSecret)]
    [Parameter(ParameterSetName = SignInParameters.Certificate)]
    [Parameter(ParameterSetName = SignInParameters.CertificateThumbprint)]
    [Parameter(ParameterSetName = SignInParameters.CertificatePath)]
    [Parameter(ParameterSetName = SignInParameters.WorkloadIdentity)]
    [Parameter(ParameterSetName = SignInParameters.FederatedTokenFile)]
    public Uri? AuthorityHost { get; set; }

    /// <summary>A proxy, for sign-in too; the system's otherwise. This machine itself is never reached through one.</summary>
    [Parameter(ParameterSetName = SignInParameters.Interactive)]
    [Parameter(ParameterSetName = SignInParameters.DeviceCode)]
    [Parameter(ParameterSetName = SignInParameters.ClientSecret)]
    [Parameter(ParameterSetName = SignInParameters.Certificate)]
    [Parameter(ParameterSetName = SignInParameters.CertificateThumbprint)]
    [Parameter(ParameterSetName = SignInParameters.CertificatePath)]
    [Parameter(ParameterSetName = SignInParameters.ManagedIdentity)]
    [Parameter(ParameterSetName = SignInParameters.WorkloadIdentity)]
    [Parameter(ParameterSetName = SignInParameters.FederatedTokenFile)]
    [Parameter(ParameterSetName = SignInParameters.AccessToken)]
    [ProxyTransformation]
    public Uri? Proxy { get; set; }

    /// <summary>Who signs in to the proxy.</summary>
    [Parameter(ParameterSetName = SignInParameters.Interactive)]
    [Parameter(ParameterSetName = SignInParameters.DeviceCode)]
    [Parameter(ParameterSetName = SignInParameters.ClientSecret)]
    [Parameter(ParameterSetName = SignInParameters.Certificate)]
    [Parameter(ParameterSetName = SignInParameters.CertificateThumbprint)]
    [Parameter(ParameterSetName = SignInParameters.CertificatePath)]
    [Parameter(ParameterSetName = SignInParameters.ManagedIdentity)]
    [Parameter(ParameterSetName = SignInParameters.WorkloadIdentity)]
    [Parameter(ParameterSetName = SignInParameters.FederatedTokenFile)]
    [Parameter(ParameterSetName = SignInParameters.AccessToken)]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

#if NET
    /// <inheritdoc/>
    protected override void BeginProcessing() => Core.Import.WarmUp.Begin();
#endif

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        IntuneImportContext context = Sandbox ? ConnectSandbox() : SignInNow();
        RunspaceState.Current.Context = context;
        WriteObject(context);
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => stop.Cancel();

    /// <summary>Ends the wait for a sign-in.</summary>
    public void Dispose() => stop.Dispose();

    private IntuneImportContext ConnectSandbox()
    {
        RunspaceState state = RunspaceState.Current;
        if (state.Sandbox is null)
        {
            state.Replace(IntuneModuleSandbox.Start());
        }

        WriteWarning(Phrase.Of(Texts.SandboxIsNotReal, state.Sandbox!.Endpoint));
        return new IntuneImportContext(
            new GraphConnection(state.Sandbox.Endpoint, new AccessTokenSource(state.Sandbox.AccessToken, SignInParameters.Sandbox, TimeProvider.System)),
            isSandbox: true);
    }

    private IntuneImportContext SignInNow()
    {
        try
        {
            WebProxy? proxy = Proxy is null ? null : new WebProxy(Proxy) { Credentials = ProxyCredential?.GetNetworkCredential() };
            Cloud cloud = Cloud.Of(Environment, GraphEndpoint is null ? null : Core.Graph.GraphEndpoint.Check(GraphEndpoint), AuthorityHost);
            SignInOptions options = SignInParameters.Read(this, path => SessionState.Path.GetUnresolvedProviderPathFromPSPath(path)) with
            {
                Cloud = cloud,
            };
            ITokenSource tokens = new SignInWait(this, proxy).Run(options, stop.Token);
            foreach (string warning in PermissionCheck.Warnings(tokens.Info, cloud.Graph, ReadOnly))
            {
                WriteWarning(warning);
            }

            return new IntuneImportContext(new GraphConnection(cloud.Graph, tokens, proxy), isSandbox: false);
        }
        catch (SignInException failed)
        {
            ThrowTerminatingError(ErrorRecords.From(failed, failed.ErrorId, ErrorCategory.AuthenticationError));
            throw;
        }
        catch (ArgumentException refused)
        {
            ThrowTerminatingError(ErrorRecords.From(refused, "EndpointRefused", ErrorCategory.InvalidArgument));
            throw;
        }
    }
}
