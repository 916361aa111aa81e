namespace IntuneImportModule.Core.Authentication;

/// <summary>Where one cloud signs in and where its Graph is.</summary>
/// <remarks>https://learn.microsoft.com/graph/deployments</remarks>
internal sealed record Cloud
{
    private static readonly Cloud[] Known =
    [
        new(CloudName.Global, "https://graph.microsoft.com/", "https://login.microsoftonline.com/"),
        new(CloudName.USGov, "https://graph.microsoft.us/", "https://login.microsoftonline.us/"),
        new(CloudName.USGovDoD, "https://dod-graph.microsoft.us/", "https://login.microsoftonline.us/"),
        new(CloudName.China, "https://microsoftgraph.chinacloudapi.cn/", "https://login.chinacloudapi.cn/"),
    ];

    private Cloud(CloudName name, string graph, string authority)
        : this(name.ToString(), new Uri(graph), new Uri(authority))
    {
    }

    private Cloud(string name, Uri graph, Uri? authority) => (Name, Graph, Authority) = (name, graph, authority);

    /// <summary>A name of <see cref="CloudName"/>, or Custom where an address was given that is in no row of the table.</summary>
    public string Name { get; }

    /// <summary>The Graph root.</summary>
    public Uri Graph { get; }

    /// <summary>The sign-in host, scheme and host only; null where nobody said, which a token or a managed identity does without.</summary>
    public Uri? Authority { get; }

    /// <summary>What Entra ID calls the resource: the Graph root without its last slash.</summary>
    public string Resource => Graph.GetLeftPart(UriPartial.Authority);

    /// <summary>A cloud of the table, or one by its addresses.</summary>
    /// <param name="name">The cloud; its addresses hold where none is given.</param>
    /// <param name="graph">Another Graph root, absolute. One of the table brings its own sign-in host, one of this machine the named cloud's.</param>
    /// <param name="authority">Another sign-in host, https.</param>
    /// <exception cref="ArgumentException">The authority is not https, or is more than a host.</exception>
    public static Cloud Of(CloudName name, Uri? graph = null, Uri? authority = null)
    {
        Cloud named = Known.Single(cloud => cloud.Name == name.ToString());
        Cloud? meant = graph is null ? named : Array.Find(Known, cloud => cloud.Resource == graph.GetLeftPart(UriPartial.Authority));
        return new Cloud(
            authority is null && meant is not null ? meant.Name : "Custom",
            graph ?? named.Graph,
            CheckAuthority(authority) ?? meant?.Authority ?? (graph!.IsLoopback ? named.Authority : null));
    }

    /// <summary>The sign-in host, for a way that cannot do without.</summary>
    /// <exception cref="SignInException">Nobody said which.</exception>
    public Uri RequireAuthority() => Authority ?? throw SignInError.Of(nameof(Texts.AuthorityMissing), Graph.Host);

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
