using System.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IntuneImportModule.Core.Tests.Authentication;

/// <summary>A self-signed certificate with its key.</summary>
internal sealed class TestCertificate : IDisposable
{
    // Making one takes half a second.
    private static readonly RSA Key = RSA.Create(2048);

    public TestCertificate(DateTimeOffset? end = null)
    {
        CertificateRequest request = new("CN=IntuneImportModule test", Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        Certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-2), end ?? DateTimeOffset.UtcNow.AddDays(1));
    }

    public X509Certificate2 Certificate { get; }

    public static string KeyPem => Key.ExportPkcs8PrivateKeyPem();

    public static string EncryptedKeyPem(string password) => Key.ExportEncryptedPkcs8PrivateKeyPem(
        password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));

    public static SecureString Hidden(string text)
    {
        SecureString hidden = new();
        foreach (char character in text)
        {
            hidden.AppendChar(character);
        }

        return hidden;
    }

    public void Dispose() => Certificate.Dispose();
}
