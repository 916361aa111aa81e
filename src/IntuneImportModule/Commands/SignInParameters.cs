using System.Net;
using System.Security;
using IntuneImportModule.Core.Authentication;
using IntuneImportModule.Core.Authentication.Certificates;
using IntuneImportModule.Session;

namespace IntuneImportModule.Commands;

/// <summary>The parameter sets of Connect-IntuneImport, and the way of signing in that each stands for.</summary>
internal static class SignInParameters
{
    public const string Interactive = "Interactive";
    public const string DeviceCode = "DeviceCode";
    public const string ClientSecret = "ClientSecret";
    public const string Certificate = "Certificate";
    public const string CertificateThumbprint = "CertificateThumbprint";
    public const string CertificatePath = "CertificatePath";
    public const string ManagedIdentity = "ManagedIdentity";
    public const string WorkloadIdentity = "WorkloadIdentity";
    public const string FederatedTokenFile = "FederatedTokenFile";
    public const string AccessToken = "AccessToken";
    public const string Sandbox = "Sandbox";

    /// <summary>What the parameters of a command say.</summary>
    /// <param name="command">The command, bound.</param>
    /// <param name="fullPath">Resolves a path as PowerShell does.</param>
    /// <exception cref="SignInException">A certificate cannot be had.</exception>
    public static SignInOptions Read(ConnectIntuneImportCommand command, Func<string, string> fullPath) => command.ParameterSetName switch
    {
        DeviceCode => Person(command, new DeviceCodeSignIn { Patience = TimeSpan.FromSeconds(command.DeviceCodeTimeoutSec) }),
        ClientSecret => new ClientSecretSignIn(new Secret(command.ClientSecretCredential!.GetNetworkCredential().Password))
        {
            ClientId = command.ClientSecretCredential.UserName,
            TenantId = command.TenantId,
        },
        Certificate => App(command, new CertificateSignIn(command.Certificate!) { SendCertificate = command.SendCertificateChain }),
        CertificateThumbprint => App(command, new CertificateSignIn(CertificateStore.Find(command.CertificateThumbprint!))
        {
            OwnsCertificate = true,
            SendCertificate = command.SendCertificateChain,
        }),
        CertificatePath => App(command, new CertificateSignIn(CertificateFile.Read(fullPath(command.CertificatePath!), command.CertificatePassword))
        {
            OwnsCertificate = true,
            SendCertificate = command.SendCertificateChain,
        }),
        ManagedIdentity => new ManagedIdentitySignIn { ClientId = command.ManagedIdentityClientId },
        WorkloadIdentity => App(command, new WorkloadIdentitySignIn()),
        FederatedTokenFile => App(command, new WorkloadIdentitySignIn { TokenFile = fullPath(command.FederatedTokenFile!) }),
        AccessToken => new AccessTokenSignIn(new Secret(Plain(command.AccessToken!))),
        _ => Person(command, new InteractiveSignIn()),
    };

    private static T App<T>(ConnectIntuneImportCommand command, T options)
        where T : AppSignIn => options with { ClientId = command.ClientId, TenantId = command.TenantId };

    private static T Person<T>(ConnectIntuneImportCommand command, T options)
        where T : PersonSignIn => options with
        {
            ClientId = command.ClientId,
            TenantId = command.TenantId,
            LoginHint = command.LoginHint,
            ReadOnly = command.ReadOnly,
            Attended = Attendance.IsAttended(),

            // What Conditional Access asked for in mid-run, and only a person can give.
            Claims = RunspaceState.Current.Context?.Connection.UnmetClaims,
            Caching = command.AllowUnencryptedCache ? TokenCaching.PlainTextAllowed
                : command.CacheToken ? TokenCaching.Protected
                : TokenCaching.Memory,
        };

    // Plain text only here, on its way into the request's header.
    private static string Plain(SecureString token)
    {
        string plain = new NetworkCredential(string.Empty, token).Password.Trim();
        return plain.Length > 0 ? plain : throw new SignInException(nameof(Texts.AccessTokenEmpty), Texts.AccessTokenEmpty);
    }
}
