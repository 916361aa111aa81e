using System.Security.Cryptography.X509Certificates;
using IntuneImportModule.Core.Authentication;
using IntuneImportModule.Core.Authentication.Certificates;

namespace IntuneImportModule.Core.Tests.Authentication;

public sealed class CertificateFileTests : IDisposable
{
    private const string Password = "p@ss-of-the-file";

    private readonly TestCertificate _made = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("cert").FullName;

    public void Dispose()
    {
        _made.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(Password)]
    [InlineData(null)]
    public void Pfx_is_read_with_its_key(string? password) =>
        AssertRead(Write(_made.Certificate.Export(X509ContentType.Pfx, password)), password);

    [Fact]
    public void Pem_is_read_with_its_key() => AssertRead(Write(_made.Certificate.ExportCertificatePem() + "\n" + TestCertificate.KeyPem), null);

    [Fact]
    public void Pem_is_read_with_its_key_though_a_password_is_given_for_nothing() =>
        AssertRead(Write(TestCertificate.KeyPem + "\n" + _made.Certificate.ExportCertificatePem()), Password);

    [Fact]
    public void Pem_is_read_with_its_encrypted_key() =>
        AssertRead(Write("Bag Attributes\n" + _made.Certificate.ExportCertificatePem() + "\n" + TestCertificate.EncryptedKeyPem(Password)), Password);

    [Fact]
    public void Wrong_password_is_said_and_not_shown()
    {
        string[] files =
        [
            Write(_made.Certificate.Export(X509ContentType.Pfx, Password)),
            Write(_made.Certificate.ExportCertificatePem() + "\n" + TestCertificate.EncryptedKeyPem(Password)),
        ];
        foreach (string file in files)
        {
            SignInException error = Assert.Throws<SignInException>(() => CertificateFile.Read(file, TestCertificate.Hidden("wr0ng-one")));
            Assert.Equal("CertificateFileInvalid", error.ErrorId);
            Assert.DoesNotContain("wr0ng-one", error.ToString());
        }
    }

    [Fact]
    public void Encrypted_key_without_password_is_said() =>
        Refused("CertificateFileInvalid", Write(_made.Certificate.ExportCertificatePem() + "\n" + TestCertificate.EncryptedKeyPem(Password)));

    [Fact]
    public void Public_half_alone_is_said()
    {
        Refused("CertificateWithoutKey", Write(_made.Certificate.ExportCertificatePem()));
        Refused("CertificateWithoutKey", Write(_made.Certificate.RawData));
    }

    [Fact]
    public void Nonsense_and_missing_files_are_said()
    {
        Refused("CertificateFileInvalid", Write("nothing of the kind"));
        Refused("CertificateFileInvalid", Write(""));
        Refused("CertificateFileUnreadable", Path.Combine(_folder, "missing.pfx"));
        Refused("CertificateFileUnreadable", _folder);
    }

    [Fact]
    public void Installed_certificate_is_found_by_its_thumbprint_however_it_was_copied()
    {
        using X509Certificate2 kept = X509CertificateLoader.LoadPkcs12(
            _made.Certificate.Export(X509ContentType.Pfx), null, X509KeyStorageFlags.PersistKeySet | X509KeyStorageFlags.Exportable);
        using X509Store store = new(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadWrite);
        store.Add(kept);
        try
        {
            string copied = "\u200e" + string.Join(" ", kept.Thumbprint.ToLowerInvariant().Chunk(2).Select(pair => new string(pair)));
            using X509Certificate2 found = CertificateStore.Find(copied);
            Assert.Equal(kept.Thumbprint, found.Thumbprint);
            Assert.True(found.HasPrivateKey);
        }
        finally
        {
            store.Remove(kept);
        }
    }

    [Fact]
    public void Certificate_that_is_not_installed_is_said() => Assert.Equal(
        "CertificateNotFound",
        Assert.Throws<SignInException>(() => CertificateStore.Find(_made.Certificate.Thumbprint)).ErrorId);

    private static void Refused(string errorId, string path) =>
        Assert.Equal(errorId, Assert.Throws<SignInException>(() => CertificateFile.Read(path, null)).ErrorId);

    private void AssertRead(string path, string? password)
    {
        using X509Certificate2 read = CertificateFile.Read(path, password is null ? null : TestCertificate.Hidden(password));
        Assert.Equal(_made.Certificate.Thumbprint, read.Thumbprint);
        using System.Security.Cryptography.RSA key = read.GetRSAPrivateKey()!;
        Assert.NotEmpty(key.SignData([1], System.Security.Cryptography.HashAlgorithmName.SHA256, System.Security.Cryptography.RSASignaturePadding.Pss));
    }

    private string Write(byte[] content)
    {
        string path = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
        File.WriteAllBytes(path, content);
        return path;
    }

    private string Write(string content) => Write(System.Text.Encoding.ASCII.GetBytes(content));
}
