using System.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace IntuneImportModule.Core.Authentication.Certificates;

/// <summary>A certificate and its key as text.</summary>
internal static class PemCertificate
{
    private const string Start = "-----BEGIN ";

    /// <summary>Whether the content is PEM; text may stand before it.</summary>
    /// <param name="content">A file's bytes.</param>
    public static bool IsPem(byte[] content) => Encoding.ASCII.GetString(content).Contains(Start);

    /// <summary>Reads certificate and key from the same text.</summary>
    /// <param name="content">A file's bytes.</param>
    /// <param name="password">The password of an encrypted key; null for none.</param>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The password is wrong, or a part is damaged.</exception>
    /// <exception cref="SignInException">This edition cannot read PEM.</exception>
    public static X509Certificate2 Read(byte[] content, SecureString? password)
    {
#if NET
        string text = Encoding.ASCII.GetString(content);
        if (password is null || !text.Contains(Start + "ENCRYPTED PRIVATE KEY"))
        {
            return text.Contains("PRIVATE KEY-----") ? X509Certificate2.CreateFromPem(text, text) : X509Certificate2.CreateFromPem(text);
        }

        char[] characters = Reveal(password);
        try
        {
            return X509Certificate2.CreateFromEncryptedPem(text, text, characters);
        }
        finally
        {
            Array.Clear(characters, 0, characters.Length);
        }
#else
        // .NET Framework reads no PEM keys, and a reader of our own would be one more that sees them.
        throw SignInError.Of(nameof(Texts.PemNeedsPowerShell7));
#endif
    }

#if NET
    private static char[] Reveal(SecureString password)
    {
        nint address = System.Runtime.InteropServices.Marshal.SecureStringToGlobalAllocUnicode(password);
        try
        {
            char[] characters = new char[password.Length];
            System.Runtime.InteropServices.Marshal.Copy(address, characters, 0, characters.Length);
            return characters;
        }
        finally
        {
            System.Runtime.InteropServices.Marshal.ZeroFreeGlobalAllocUnicode(address);
        }
    }
#endif
}
