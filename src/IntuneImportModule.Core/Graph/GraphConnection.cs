using System.Net;
using IntuneImportModule.Core.Authentication;
using IntuneImportModule.Core.Http;

namespace IntuneImportModule.Core.Graph;

/// <summary>Where Graph is, who is signed in, and the HTTP client that leads there. Lives as long as the session.</summary>
public sealed class GraphConnection : IDisposable
{
    // A listing of 1,000 records is about half a megabyte; beyond this it is no answer of Graph's.
    private const int LongestAnswer = 64 * 1024 * 1024;

    /// <summary>Connects nothing yet; the first request does.</summary>
    /// <param name="endpoint">The Graph root, as <see cref="GraphEndpoint.Check"/> returned it.</param>
    /// <param name="tokens">Where tokens come from.</param>
    /// <param name="proxy">A proxy of the user's; null for the system's.</param>
    internal GraphConnection(Uri endpoint, ITokenSource tokens, IWebProxy? proxy = null)
        : this(endpoint, tokens, ConnectionHandler.Create(endpoint, proxy))
    {
    }

    /// <summary>The same over a given handler, for tests.</summary>
    /// <param name="endpoint">The Graph root.</param>
    /// <param name="tokens">Where tokens come from.</param>
    /// <param name="handler">What carries the requests; disposed with the connection.</param>
    internal GraphConnection(Uri endpoint, ITokenSource tokens, HttpMessageHandler handler)
    {
        Endpoint = endpoint;
        Tokens = tokens;
        Http = new HttpClient(handler)
        {
            // RequestTimeout is the only patience; it counts retries too.
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LongestAnswer,
        };
        Http.DefaultRequestHeaders.ExpectContinue = false;
        Http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        Http.DefaultRequestHeaders.UserAgent.ParseAdd(
            "IntuneImportModule/" + typeof(GraphConnection).Assembly.GetName().Version!.ToString(3));

        // Members added to an enum after our time arrive by name instead of as unknownFutureValue.
        Http.DefaultRequestHeaders.Add("Prefer", "include-unknown-enum-members");
    }

    /// <summary>A connection with a token that the caller obtained. It cannot be renewed.</summary>
    /// <param name="endpoint">The Graph root; https, or http on loopback.</param>
    /// <param name="accessToken">A bearer token for Microsoft Graph.</param>
    /// <param name="proxy">A proxy; null for the system's. Loopback is never reached through one.</param>
    /// <exception cref="ArgumentException">The address is not one that a token may be sent to.</exception>
    public static GraphConnection WithToken(Uri endpoint, string accessToken, IWebProxy? proxy = null) =>
        new(GraphEndpoint.Check(endpoint), new AccessTokenSource(accessToken, "AccessToken", TimeProvider.System), proxy);

    /// <summary>Signs in, once; the connection renews its token by itself and never prompts.</summary>
    /// <param name="options">The way, with the cloud.</param>
    /// <param name="host">The surroundings; their proxy holds for sign-in and Graph.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentException">The Graph root is not one that a token may be sent to.</exception>
    /// <exception cref="SignInException">It failed; the message says why and what to do.</exception>
    internal static async Task<GraphConnection> SignInAsync(SignInOptions options, SignInHost host, CancellationToken cancellationToken)
    {
        // Before anybody is asked for a password that would be of no use.
        Uri endpoint = GraphEndpoint.Check(options.Cloud.Graph);
        ITokenSource tokens = await SignIn.ConnectAsync(options, host, cancellationToken).ConfigureAwait(false);
        return new GraphConnection(endpoint, tokens, host.Proxy);
    }

    /// <summary>The Graph root, ending in a slash.</summary>
    public Uri Endpoint { get; }

    /// <summary>Where tokens come from.</summary>
    internal ITokenSource Tokens { get; }

    /// <summary>The HTTP client.</summary>
    internal HttpClient Http { get; }

    /// <summary>What this session has learned of the service's way with importId.</summary>
    internal ImportIdMemory ImportIds { get; } = new();

    /// <summary>Who is signed in; never the token.</summary>
    public SignInInfo SignedIn => Tokens.Info;

    /// <summary>The claims challenge that a renewal could not meet, for the next sign-in; null while there is none.</summary>
    internal string? UnmetClaims { get; set; }

    /// <summary>Forgets a sign-in that a cache would keep beyond this session. The connection is to be disposed then.</summary>
    internal Task SignOutAsync() => Tokens is RenewingTokenSource renewing ? renewing.SignOutAsync() : Task.CompletedTask;

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        Http.Dispose();
        (Tokens as IDisposable)?.Dispose();
    }
}
