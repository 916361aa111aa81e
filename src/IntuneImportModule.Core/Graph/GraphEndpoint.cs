namespace IntuneImportModule.Core.Graph;

/// <summary>The rule for addresses that a token may be sent to.</summary>
internal static class GraphEndpoint
{
    /// <summary>Graph in the global cloud.</summary>
    public static readonly Uri Global = new("https://graph.microsoft.com/");

    /// <summary>Checks a Graph root and gives it in the form that the rest expects.</summary>
    /// <param name="endpoint">Absolute; https, or http on loopback.</param>
    /// <returns>The root without query, ending in a slash.</returns>
    /// <exception cref="ArgumentException">The address is not one that a token may be sent to.</exception>
    public static Uri Check(Uri endpoint)
    {
        if (!endpoint.IsAbsoluteUri)
        {
            throw new ArgumentException(Phrase.Of(Texts.EndpointNotAbsolute, endpoint));
        }

        bool secure = endpoint.Scheme == Uri.UriSchemeHttps || (endpoint.Scheme == Uri.UriSchemeHttp && endpoint.IsLoopback);
        return secure
            ? new Uri(endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/")
            : throw new ArgumentException(Phrase.Of(Texts.EndpointNotSecure, endpoint.GetLeftPart(UriPartial.Authority)));
    }

    /// <summary>The address of a path below the root. Joined as text: a path such as "//host/" or "https://host/" would lead elsewhere.</summary>
    /// <param name="endpoint">The root, ending in a slash.</param>
    /// <param name="path">Path and query.</param>
    public static Uri Below(Uri endpoint, string path) => new(endpoint.AbsoluteUri + path);

    /// <summary>The path of a nextLink below the root.</summary>
    /// <param name="endpoint">The root that the link must lie under.</param>
    /// <param name="link">The link as the service gave it.</param>
    /// <returns>Path and query below the root; null where the link leads elsewhere.</returns>
    public static string? PathBelow(Uri endpoint, string link) =>
        Uri.TryCreate(endpoint, link, out Uri? target)
        && Uri.Compare(target, endpoint, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0
        && target.AbsolutePath.StartsWith(endpoint.AbsolutePath, StringComparison.Ordinal)
            ? target.PathAndQuery.Substring(endpoint.AbsolutePath.Length)
            : null;
}
