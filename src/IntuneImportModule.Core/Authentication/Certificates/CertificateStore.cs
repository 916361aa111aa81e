using System.Security.Cryptography.X509Certificates;

namespace IntuneImportModule.Core.Authentication.Certificates;

/// <summary>Finds a certificate in the stores where administrators install them.</summary>
internal static class CertificateStore
{
    private static readonly StoreLocation[] Places = [StoreLocation.CurrentUser, StoreLocation.LocalMachine];

    /// <summary>Finds a certificate with its private key in the personal store of the user, then of the computer.</summary>
    /// <param name="thumbprint">Its SHA-1 thumbprint; blanks and the invisible mark that the Windows dialog copies along do no harm.</param>
    /// <exception cref="SignInException">There is none, or not with its key.</exception>
    public static X509Certificate2 Find(string thumbprint)
    {
        string wanted = new([.. thumbprint.Where(char.IsLetterOrDigit)]);
        bool hasKeyless = false;
        foreach (StoreLocation place in Places)
        {
            foreach (X509Certificate2 found in Search(place, wanted))
            {
                if (found.HasPrivateKey)
                {
                    return found;
                }

                found.Dispose();
                hasKeyless = true;
            }
        }

        throw SignInError.Of(hasKeyless ? nameof(Texts.CertificateWithoutKey) : nameof(Texts.CertificateNotFound), wanted);
    }

    private static X509Certificate2Collection Search(StoreLocation place, string thumbprint)
    {
        using X509Store store = new(StoreName.My, place);
        try
        {
            store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Not every system has a store for the computer, and not every user has one of his own.
            return [];
        }

        return store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false);
    }
}
