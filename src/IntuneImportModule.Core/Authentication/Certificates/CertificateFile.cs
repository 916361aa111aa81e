using System.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IntuneImportModule.Core.Authentication.Certificates;

/// <summary>Reads a certificate and its private key from a PFX or PEM file.</summary>
internal static class CertificateFile
{
    // The key is not written to the user's key folder; macOS knows no other way than its keychain.
    private static readonly X509KeyStorageFlags Storage =
        System.Runtime.InteropServices.RuntimeInformation.IsOSPlatform(System.Runtime.InteropServices.OSPlatform.OSX)
            ? X509KeyStorageFlags.DefaultKeySet
            : X509KeyStorageFlags.EphemeralKeySet;

    /// <summary>Reads the file. Its content decides what it is, not its name.</summary>
    /// <param name="fullPath">The file.</param>
    /// <param name="password">The password; null for none.</param>
    /// <returns>The certificate with its private key; the caller disposes it.</returns>
    /// <exception cref="SignInException">It cannot be read, or holds no private key. The exception holds neither password nor key.</exception>
    public static X509Certificate2 Read(string fullPath, SecureString? password)
    {
        X509Certificate2 certificate;
        try
        {
            byte[] content = File.ReadAllBytes(fullPath);
            certificate = PemCertificate.IsPem(content)
                ? PemCertificate.Read(content, password)
                : new X509Certificate2(content, password, Storage);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw SignInError.Of(nameof(Texts.CertificateFileUnreadable), fullPath, unreadable.Message);
        }
        catch (Exception wrong) when (wrong is CryptographicException or ArgumentException)
        {
            // ArgumentException is what the PEM readers say of a missing part.
            throw SignInError.Of(nameof(Texts.CertificateFileInvalid), fullPath);
        }

        if (certificate.HasPrivateKey)
        {
            return certificate;
        }

        certificate.Dispose();
        throw SignInError.Of(nameof(Texts.CertificateWithoutKey), fullPath);
    }
}
