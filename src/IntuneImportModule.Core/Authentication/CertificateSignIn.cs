using System.Security.Cryptography.X509Certificates;

namespace IntuneImportModule.Core.Authentication;

/// <summary>With a certificate whose public half is registered with the application.</summary>
/// <param name="Certificate">An RSA certificate with its private key.</param>
internal sealed record CertificateSignIn(X509Certificate2 Certificate) : AppSignIn
{
    public override string AuthKind => "Certificate";

    /// <summary>Whether the sign-in disposes the certificate: when it was loaded for this, not handed over by the user.</summary>
    public bool OwnsCertificate { get; init; }

    /// <summary>Sends the certificate along, for applications that trust its subject and issuer rather than one thumbprint.</summary>
    public bool SendCertificate { get; init; }
}
