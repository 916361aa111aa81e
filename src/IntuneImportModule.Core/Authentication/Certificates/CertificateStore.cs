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

    /// <summary>The certificates that can sign in: with their private key, and not run out.</summary>
    /// <param name="now">The clock.</param>
    /// <returns>Thumbprint, subject and last day of each, the longest lasting first.</returns>
    public static IReadOnlyList<(string Thumbprint, string Subject, DateTime Until)> List(DateTime now)
    {
        List<(string Thumbprint, string Subject, DateTime Until)> usable = [];
        foreach (X509Certificate2 found in Places.SelectMany(place => All(place).Cast<X509Certificate2>()))
        {
            using (found)
            {
                if (found.HasPrivateKey && found.NotAfter > now)
                {
                    usable.Add((found.Thumbprint, found.Subject, found.NotAfter));
                }
            }
        }

        return [.. usable.Distinct().OrderByDescending(certificate => certificate.Until)];
    }

    private static X509Certificate2Collection Search(StoreLocation place, string thumbprint) =>
        All(place).Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false);

    private static X509Certificate2Collection All(StoreLocation place)
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

        return store.Certificates;
    }
}
