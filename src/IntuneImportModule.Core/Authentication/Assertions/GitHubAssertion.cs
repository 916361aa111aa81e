using System.Net.Http.Headers;
using System.Text.Json;
using IntuneImportModule.Core.Http;

namespace IntuneImportModule.Core.Authentication.Assertions;

/// <summary>Asks GitHub Actions for the job's identity token, at the address that the runner itself names.</summary>
/// <remarks>https://docs.github.com/actions/reference/security/oidc</remarks>
internal sealed class GitHubAssertion : IAssertionSource
{
    private const string Audience = "api://AzureADTokenExchange";

    private readonly Uri address;
    private readonly Secret token;
    private readonly SignInHost host;

    /// <summary>Checks the address; asks nothing yet.</summary>
    /// <param name="address">ACTIONS_ID_TOKEN_REQUEST_URL; https, or http on loopback.</param>
    /// <param name="token">ACTIONS_ID_TOKEN_REQUEST_TOKEN.</param>
    /// <param name="host">The surroundings.</param>
    /// <exception cref="SignInException">The address is not one that the token may be sent to.</exception>
    public GitHubAssertion(string address, Secret token, SignInHost host)
    {
        bool secure = Uri.TryCreate(address, UriKind.Absolute, out Uri? target)
            && (target.Scheme == Uri.UriSchemeHttps || (target.Scheme == Uri.UriSchemeHttp && target.IsLoopback));
        this.address = secure ? WithAudience(target!) : throw SignInError.Of(nameof(Texts.GitHubAddressRefused));
        this.token = token;
        this.host = host;
    }

    public async Task<string> GetAsync(CancellationToken cancellationToken)
    {
        using HttpClient http = new(host.HandlerFor(address)) { Timeout = Timeout.InfiniteTimeSpan };
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());
        request.Headers.Accept.ParseAdd("application/json");
        try
        {
            using HttpResponseMessage response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
#if NET
            byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
#else
            byte[] body = await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
#endif
            return response.IsSuccessStatusCode && Value(body) is { Length: > 0 } assertion
                ? assertion
                : throw SignInError.Of(nameof(Texts.GitHubTokenRefused), (int)response.StatusCode);
        }
        catch (HttpRequestException failure)
        {
            throw SignInError.Of(nameof(Texts.SignInConnectionFailed), address.Host, ConnectionWords.Of(failure));
        }
    }

    private static Uri WithAudience(Uri target)
    {
        string separator = target.Query.Length > 0 ? "&" : "?";
        return new Uri(target.AbsoluteUri + separator + "audience=" + Uri.EscapeDataString(Audience));
    }

    private static string? Value(byte[] body)
    {
        try
        {
            using JsonDocument answer = JsonDocument.Parse(body);
            return answer.RootElement.ValueKind == JsonValueKind.Object
                && answer.RootElement.TryGetProperty("value", out JsonElement value)
                && value.ValueKind == JsonValueKind.String
                    ? value.GetString()
                    : null;
        }
        catch (JsonException)
        {
            // What it was instead is of no use to anybody, and might hold the token.
            return null;
        }
    }
}
