using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Tests.Graph;

public sealed class GraphEndpointTests
{
    private static readonly Uri s_graph = new("https://graph.microsoft.com/");

    [Theory]
    [InlineData("https://graph.microsoft.com", "https://graph.microsoft.com/")]
    [InlineData("https://graph.microsoft.us/?x=1", "https://graph.microsoft.us/")]
    [InlineData("https://gateway.contoso.com/graph", "https://gateway.contoso.com/graph/")]
    [InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5000/")]
    [InlineData("http://localhost/", "http://localhost/")]
    [InlineData("http://[::1]:80/", "http://[::1]/")]
    public void Good_roots(string text, string expected) => Assert.Equal(new Uri(expected), GraphEndpoint.Check(new Uri(text)));

    [Theory]
    [InlineData("http://graph.microsoft.com/")]
    [InlineData("http://127.0.0.1.contoso.com/")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("file:///etc/hosts")]
    public void Roots_that_get_no_token(string text) => Assert.Throws<ArgumentException>(() => GraphEndpoint.Check(new Uri(text)));

    [Theory]
    [InlineData("https://graph.microsoft.com/v1.0/x?$skiptoken=1", "v1.0/x?$skiptoken=1")]
    [InlineData("HTTPS://GRAPH.microsoft.com:443/v1.0/x", "v1.0/x")]
    [InlineData("/v1.0/x", "v1.0/x")]
    [InlineData("https://graph.microsoft.com.contoso.com/v1.0/x", null)]
    [InlineData("https://graph.microsoft.com:444/v1.0/x", null)]
    [InlineData("http://graph.microsoft.com/v1.0/x", null)]
    [InlineData("//contoso.com/x", null)]
    [InlineData("mailto:somebody@contoso.com", null)]
    public void Links(string link, string? path) => Assert.Equal(path, GraphEndpoint.PathBelow(s_graph, link));

    [Theory]
    [InlineData("https://graph.microsoft.com///contoso.com/x")]
    [InlineData("https://graph.microsoft.com/https://contoso.com/x")]
    [InlineData("https://graph.microsoft.com//contoso.com/x")]
    [InlineData("https://somebody@graph.microsoft.com/https:contoso.com/x")]
    [InlineData("https://graph.microsoft.com/\\\\contoso.com/x")]
    public void A_link_in_disguise_stays_on_the_host(string link)
    {
        string? path = GraphEndpoint.PathBelow(s_graph, link);

        Assert.NotNull(path);
        Assert.Equal("graph.microsoft.com", GraphEndpoint.Below(s_graph, path).Host);
        Assert.Empty(GraphEndpoint.Below(s_graph, path).UserInfo);
    }

    [Fact]
    public void A_root_with_a_path_is_not_left()
    {
        Uri root = new("https://gateway.contoso.com/graph/");

        Assert.Equal("v1.0/x", GraphEndpoint.PathBelow(root, "https://gateway.contoso.com/graph/v1.0/x"));
        Assert.Null(GraphEndpoint.PathBelow(root, "https://gateway.contoso.com/other/v1.0/x"));
        Assert.Null(GraphEndpoint.PathBelow(root, "https://gateway.contoso.com/graph/../other"));
    }
}
