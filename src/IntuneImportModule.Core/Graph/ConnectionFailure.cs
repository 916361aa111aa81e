namespace IntuneImportModule.Core.Graph;

/// <summary>Tells a request that never reached the service from one whose outcome is open.</summary>
internal static class ConnectionFailure
{
    /// <summary>Where in the making of a connection it failed.</summary>
    public enum Stage
    {
        /// <summary>The request may have been read by the service.</summary>
        Unclear,

        /// <summary>Nobody answered at the address; worth another try.</summary>
        NotConnected,

        /// <summary>The name is not known to DNS; seldom mended by waiting.</summary>
        NameUnknown,

        /// <summary>No trust in the certificate, or no common TLS version; never mended by waiting.</summary>
        NoTrust,
    }

    /// <summary>The stage at which the exception arose.</summary>
    /// <param name="exception">What HttpClient threw.</param>
    public static Stage Of(HttpRequestException exception) =>
#if NET
        exception.HttpRequestError switch
        {
            HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError => Stage.NotConnected,
            HttpRequestError.NameResolutionError => Stage.NameUnknown,
            HttpRequestError.SecureConnectionError => Stage.NoTrust,
            _ => Stage.Unclear,
        };
#else
        (exception.InnerException as System.Net.WebException)?.Status switch
        {
            System.Net.WebExceptionStatus.ConnectFailure => Stage.NotConnected,
            System.Net.WebExceptionStatus.NameResolutionFailure
                or System.Net.WebExceptionStatus.ProxyNameResolutionFailure => Stage.NameUnknown,
            System.Net.WebExceptionStatus.TrustFailure
                or System.Net.WebExceptionStatus.SecureChannelFailure => Stage.NoTrust,
            _ => Stage.Unclear,
        };
#endif
}
