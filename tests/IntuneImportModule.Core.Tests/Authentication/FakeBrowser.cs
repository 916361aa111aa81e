using System.Net.NetworkInformation;
using System.Security.Cryptography;
using System.Text;

namespace IntuneImportModule.Core.Tests.Authentication;

/// <summary>A browser and the person before it: answers the sign-in page by posting a code, or an error, to the redirect address.</summary>
internal sealed class FakeBrowser
{
    public const string Code = "0.authorization-code-of-the-browser";

    private readonly IReadOnlyDictionary<string, string> _answer;
    private Task<string>? _page;

    public FakeBrowser()
        : this(new Dictionary<string, string> { ["code"] = Code })
    {
    }

    public FakeBrowser(IReadOnlyDictionary<string, string> answer) => _answer = answer;

    /// <summary>The address that was opened; null before.</summary>
    public Uri? Opened { get; private set; }

    public IReadOnlyDictionary<string, string> Asked => EntraRequest.Parse(Opened!.Query.TrimStart('?'));

    /// <summary>What the person sees in the end.</summary>
    public Task<string> Page => _page!;

    /// <summary>Whether a verifier is the one whose digest was sent with the sign-in page's address.</summary>
    public bool IsVerifier(string verifier) =>
        Asked["code_challenge_method"] == "S256" && Asked["code_challenge"] == TestJwt.Base64(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    public Task OpenAsync(Uri address)
    {
        Opened = address;

        // MSAL listens only after the browser has been opened.
        _page = Task.Run(PostAsync);
        return Task.CompletedTask;
    }

    private async Task<string> PostAsync()
    {
        using HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
        Dictionary<string, string> form = _answer.ToDictionary(pair => pair.Key, pair => pair.Value);
        form["state"] = Asked["state"];
        Uri redirect = new(Asked["redirect_uri"]);
        await WaitForListenerAsync(redirect.Port);
        using HttpResponseMessage answer = await http.PostAsync(redirect, new FormUrlEncodedContent(form));
        return await answer.Content.ReadAsStringAsync();
    }

    // Looks without connecting: .NET's HttpListener fails when a connection arrives while it is being made.
    private static async Task WaitForListenerAsync(int port)
    {
        for (int attempt = 0; attempt < 500 && IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().All(e => e.Port != port); attempt++)
        {
            await Task.Delay(20);
        }

        await Task.Delay(100);
    }
}
