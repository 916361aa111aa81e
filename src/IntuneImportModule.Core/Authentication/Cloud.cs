namespace IntuneImportModule.Core.Authentication;

/// <summary>Where one cloud signs in and where its Graph is.</summary>
/// <remarks>https://learn.microsoft.com/graph/deployments</remarks>
internal sealed record Cloud
{
    private Cloud(string name, Uri graph, Uri authority) => (Name, Graph, Authority) = (name, graph, authority);

    /// <summary>A name of <see cref="CloudName"/>, or Custom where an address was given.</summary>
    public string Name { get; }

    /// <summary>The Graph root.</summary>
    public Uri Graph { get; }

    /// <summary>The sign-in host; scheme and host only.</summary>
    public Uri Authority { get; }

    /// <summary>What Entra ID calls the resource: the Graph root without its last slash.</summary>
    public string Resource => Graph.GetLeftPart(UriPartial.Authority);

    /// <summary>A cloud of the table, or one by its addresses.</summary>
    /// <param name="name">The cloud; its addresses hold where none is given.</param>
    /// <param name="graph">Another Graph root, absolute.</param>
    /// <param name="authority">Another sign-in host, https.</param>
    /// <exception cref="ArgumentException">The authority is not https, or is more than a host.</exception>
    public static Cloud Of(CloudName name, Uri? graph = null, Uri? authority = null)
    {
        (string root, string host) = name switch
        {
            CloudName.USGov => ("https://graph.microsoft.us/", "https://login.microsoftonline.us/"),
            CloudName.USGovDoD => ("https://dod-graph.microsoft.us/", "https://login.microsoftonline.us/"),
            CloudName.China => ("https://microsoftgraph.chinacloudapi.cn/", "https://login.chinacloudapi.cn/"),
            _ => ("https://graph.microsoft.com/", "https://login.microsoftonline.com/"),
        };
        bool isCustom = graph is not null || authority is not null;
        return new Cloud(isCustom ? "Custom" : name.ToString(), graph ?? new Uri(root), CheckAuthority(authority) ?? new Uri(host));
    }

    /// <summary>The sign-in address of a tenant.</summary>
    /// <param name="tenant">An id, a domain, or organizations.</param>
    public string AuthorityOf(string tenant) => Authority.GetLeftPart(UriPartial.Authority) + "/" + tenant;

    private static Uri? CheckAuthority(Uri? authority)
    {
        // Secrets go there, and MSAL itself takes no plain http.
        bool fits = authority is null || (authority.IsAbsoluteUri
            && authority.Scheme == Uri.UriSchemeHttps
            && authority.PathAndQuery == "/"
            && authority.UserInfo.Length == 0);
        return fits ? authority : throw new ArgumentException(Phrase.Of(Texts.AuthorityInvalid));
    }
}
