using Microsoft.Identity.Client;

namespace IntuneImportModule.Core.Authentication.Msal;

/// <summary>Gives MSAL our HTTP client instead of its own, so that proxy, redirects and allowed hosts are ours to rule.</summary>
internal sealed class MsalHttp : IMsalHttpClientFactory, IDisposable
{
    // Tokens and error texts are kilobytes.
    private const int LongestAnswer = 1024 * 1024;

    private readonly HttpClient client;

    /// <summary>A client over a handler.</summary>
    /// <param name="handler">What carries the requests; disposed with this.</param>
    /// <param name="allowed">Whether requests may go to an address.</param>
    public MsalHttp(HttpMessageHandler handler, Func<Uri, bool> allowed) => client = new HttpClient(new TrafficGuard(allowed, handler))
    {
        // The patience of the sign-in is the only one.
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = LongestAnswer,
    };

    /// <summary>A client that reaches one sign-in host and no other.</summary>
    /// <param name="authority">The host.</param>
    /// <param name="host">The surroundings.</param>
    public static MsalHttp For(Uri authority, SignInHost host) => new(
        host.HandlerFor(authority),
        target =>
            Uri.Compare(target, authority, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0);

    public HttpClient GetHttpClient() => client;

    public void Dispose() => client.Dispose();
}
