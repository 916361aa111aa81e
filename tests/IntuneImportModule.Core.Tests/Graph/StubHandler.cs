using System.Net;
using System.Text;
using IntuneImportModule.Core.Authentication;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Tests.Graph;

/// <summary>Answers requests by a function, for what no real service would answer.</summary>
internal sealed class StubHandler(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
{
    public List<Uri> Addresses { get; } = [];

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    /// <summary>A client whose requests end here.</summary>
    public GraphClient Client(GraphClientOptions? options = null) => new(
        new GraphConnection(GraphEndpoint.Global, new AccessTokenSource("token", "AccessToken", TimeProvider.System), this),
        options ?? new GraphClientOptions());

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (Addresses)
        {
            Addresses.Add(request.RequestUri!);
        }

        return Task.FromResult(answer(request));
    }
}
