using System.Net;

namespace IntuneImportModule.Core.Http;

/// <summary>Makes the handler under an HTTP client that carries tokens: no redirects, no cookies, no proxy for loopback.</summary>
internal static class ConnectionHandler
{
    /// <summary>A handler for one endpoint.</summary>
    /// <param name="endpoint">Where the requests go.</param>
    /// <param name="proxy">A proxy of the user's; null for the system's.</param>
    public static HttpMessageHandler Create(Uri endpoint, IWebProxy? proxy)
    {
        // .NET would send token and body for 127.0.0.1 through HTTP_PROXY.
        bool useProxy = !endpoint.IsLoopback;
#if NET
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(30),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            Proxy = useProxy ? proxy : null,
            UseCookies = false,
            UseProxy = useProxy,
        };
#else
        return new HttpClientHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            // .NET Framework allows two connections to a host otherwise.
            MaxConnectionsPerServer = 64,
            Proxy = useProxy ? proxy : null,
            // Windows PowerShell still begins with TLS 1.0 on some systems, which Graph refuses. Set here, and for nobody else in the process.
            SslProtocols = System.Security.Authentication.SslProtocols.Tls12,
            UseCookies = false,
            UseProxy = useProxy,
        };
#endif
    }
}
