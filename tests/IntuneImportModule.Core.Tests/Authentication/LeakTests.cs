using System.Collections;
using System.Net;
using System.Text.Json;
using IntuneImportModule.Core.Authentication;
using IntuneImportModule.Core.Authentication.Certificates;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Tests.Authentication;

/// <summary>
/// After every flow, in success and in failure, nothing that can be shown or is written holds a secret. The stand-in is a
/// careless one: its errors repeat all that it was sent.
/// </summary>
[Collection(EnvironmentTests.Name)]
public sealed class LeakTests : SignInTest, IDisposable
{
    private const string ClientSecret = "s3cr~t";
    private const string PfxPassword = "pfx-passw0rd";
    private const string Header = "identity-header-secret";
    private const string JobToken = "job-t0ken";

    private static readonly string[] SecretFields = ["client_secret", "client_assertion", "refresh_token", "device_code", "code", "code_verifier"];

    private readonly EnvironmentScope _environment = new();
    private readonly TestCertificate _certificate = new();
    private readonly List<string> _tokens = [];
    private readonly List<string> _shown = [];
    private readonly string _profile = Directory.CreateTempSubdirectory("profile").FullName;
    private readonly string _inputs = Directory.CreateTempSubdirectory("inputs").FullName;

    public LeakTests()
    {
        string[] folders = ["HOME", "USERPROFILE", "LOCALAPPDATA", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "TMPDIR", "TEMP", "TMP"];
        foreach (string name in folders)
        {
            _environment.Set(name, _profile);
        }
    }

    public void Dispose()
    {
        _environment.Dispose();
        _certificate.Dispose();
        Directory.Delete(_profile, recursive: true);
        Directory.Delete(_inputs, recursive: true);
    }

    [Theory]
    [InlineData("AccessToken")]
    [InlineData("ClientSecret")]
    [InlineData("Certificate")]
    [InlineData("WorkloadIdentity")]
    [InlineData("GitHub")]
    [InlineData("ManagedIdentity")]
    [InlineData("Interactive")]
    [InlineData("DeviceCode")]
    public async Task Nothing_secret_is_shown_or_written(string way)
    {
        SignInOptions options = Way(way);
        _shown.Add(options.ToString());

        Entra.Now(Issue);
        ITokenSource source = await ConnectAsync(options);
        string token = await source.GetTokenAsync(TokenRequest.Ordinary, default);
        Show(source.Info);
        using GraphConnection connection = new(new Uri("https://graph.microsoft.com/"), source, new EntraStandIn());
        Show(connection);
        _shown.Add(new TokenRequest(token, "{}").ToString());

        foreach (string error in (string[])["invalid_request", "invalid_grant"])
        {
            Entra.Now(asked => Repeat(asked, error));
            await FailAsync(() => source.GetTokenAsync(new TokenRequest(token, "{}"), default));
            if (way != "AccessToken")
            {
                await FailAsync(() => ConnectAsync(Way(way)));
            }

            Entra.Now(asked => IsFirstOfTwo(asked) ? Issue(asked) : Repeat(asked, error));
            if (way is "DeviceCode" or "GitHub")
            {
                await FailAsync(() => ConnectAsync(Way(way)));
            }
        }

        AssertNothingShown(way);
    }

    [Fact]
    public void Password_of_a_certificate_file_is_not_shown()
    {
        string file = Path.Combine(_inputs, "wrong.pfx");
        File.WriteAllBytes(file, _certificate.Certificate.Export(System.Security.Cryptography.X509Certificates.X509ContentType.Pfx, "another"));
        Show(Assert.Throws<SignInException>(() => CertificateFile.Read(file, TestCertificate.Hidden(PfxPassword))));

        AssertNothingShown("file");
    }

    private SignInOptions Way(string way)
    {
        string assertion = Path.Combine(_inputs, "assertion");
        File.WriteAllText(assertion, "short-assertion");
        _environment.Set("IDENTITY_ENDPOINT", "http://127.0.0.1:1/msi/token").Set("IDENTITY_HEADER", Header)
            .Set("ACTIONS_ID_TOKEN_REQUEST_URL", "https://github.example/token").Set("ACTIONS_ID_TOKEN_REQUEST_TOKEN", JobToken);
        return way switch
        {
            "AccessToken" => new AccessTokenSignIn(new Secret(NewToken())),
            "ClientSecret" => SecretSignIn(ClientSecret),
            "Certificate" => new CertificateSignIn(Load()) { ClientId = AppId, TenantId = TenantId, OwnsCertificate = true },
            "WorkloadIdentity" => new WorkloadIdentitySignIn { ClientId = AppId, TenantId = TenantId, TokenFile = assertion },
            "GitHub" => new WorkloadIdentitySignIn { ClientId = AppId, TenantId = TenantId },
            "ManagedIdentity" => new ManagedIdentitySignIn(),
            "Interactive" => new InteractiveSignIn
            {
                ClientId = AppId,
                Caching = TokenCaching.Protected,
                OpenBrowser = new FakeBrowser(new Dictionary<string, string> { ["code"] = Long("code") }).OpenAsync,
            },
            _ => new DeviceCodeSignIn { ClientId = AppId, Caching = TokenCaching.Protected },
        };
    }

    private System.Security.Cryptography.X509Certificates.X509Certificate2 Load()
    {
        string file = Path.Combine(_inputs, "app.pfx");
        File.WriteAllBytes(file, _certificate.Certificate.Export(System.Security.Cryptography.X509Certificates.X509ContentType.Pfx, PfxPassword));
        return CertificateFile.Read(file, TestCertificate.Hidden(PfxPassword));
    }

    private HttpResponseMessage Issue(EntraRequest asked) => asked.Address.AbsolutePath switch
    {
        "/msi/token" => new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent($$"""
                {"access_token":"{{NewToken()}}","expires_on":"{{DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds()}}","token_type":"Bearer"}
                """),
        },
        "/token" => EntraAnswers.Json(new() { ["value"] = "github-assertion" }),
        _ when IsForDeviceCode(asked) => EntraAnswers.DeviceCode(Long("device")),
        _ when asked.Form["grant_type"] == "client_credentials" => EntraAnswers.App(NewToken()),
        _ => EntraAnswers.Person(NewToken(), Long("refresh")),
    };

    // What is asked for before the token itself: a code, or GitHub's assertion.
    private static bool IsFirstOfTwo(EntraRequest asked) => IsForDeviceCode(asked) || asked.Method == HttpMethod.Get;

    private static bool IsForDeviceCode(EntraRequest asked) => asked.Address.AbsolutePath.EndsWith("devicecode", StringComparison.Ordinal);

    // The secrets come first, as long messages are cut.
    private HttpResponseMessage Repeat(EntraRequest asked, string error)
    {
        IEnumerable<string> heard = [.. SecretFields.Where(asked.Form.ContainsKey).Select(name => asked.Form[name]), _tokens[^1], asked.Headers.ToString()];
        return EntraAnswers.Error(424242, error, string.Join(" ", heard));
    }

    private string NewToken()
    {
        _tokens.Add(TestJwt.Person());
        return _tokens[^1];
    }

    private static string Long(string name) => name + "-" + new string('x', 20) + Guid.NewGuid().ToString("N") + Guid.NewGuid().ToString("N");

    private async Task FailAsync(Func<Task> call) => Show(await Assert.ThrowsAsync<SignInException>(call));

    private void Show(SignInException error)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            _shown.Add(cause.ToString());
            _shown.AddRange(cause.Data.Cast<DictionaryEntry>().Select(entry => $"{entry.Key} {entry.Value}"));
            Exception link = cause;
            _shown.AddRange(cause.GetType().GetProperties().Select(property => $"{property.GetValue(link)}"));
        }
    }

    private void Show<T>(T known)
        where T : class
    {
        _shown.Add(JsonSerializer.Serialize(known));
        _shown.Add(known.ToString()!);
    }

    private void AssertNothingShown(string way)
    {
        string[] sent = [.. Entra.Requests.SelectMany(r => SecretFields.Where(r.Form.ContainsKey).Select(name => r.Form[name]))];
        string[] secrets = [ClientSecret, PfxPassword, Header, JobToken, "short-assertion", "github-assertion", .. _tokens, .. sent];
        string[] written = [.. Directory.GetFiles(_profile, "*", SearchOption.AllDirectories).Select(File.ReadAllText)];
        string[] all = [.. _shown, .. Told, .. Warned, .. written];
        Assert.True(way == "file" || _tokens.Count > 0);

        // Part of a secret is too much as well; and messages are cut.
        Assert.All(secrets, secret => Assert.All(all, text => Assert.DoesNotContain(secret[..Math.Min(secret.Length, 50)], text)));
    }
}
