using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using IntuneImportModule.Core.Http;

namespace IntuneImportModule.Core.Tests;

/// <summary>Windows PowerShell offers what its process was set to, which may be too old for Graph.</summary>
public sealed class TlsTests : IDisposable
{
    private readonly SecurityProtocolType _before = ServicePointManager.SecurityProtocol;

    public void Dispose() => ServicePointManager.SecurityProtocol = _before;

    [Fact]
    public void Connections_ask_for_TLS_1_2_themselves()
    {
        using HttpClientHandler handler = Assert.IsType<HttpClientHandler>(ConnectionHandler.Create(new Uri("https://graph.microsoft.com"), null));

        Assert.Equal(SslProtocols.Tls12, handler.SslProtocols);
        Assert.Equal(_before, ServicePointManager.SecurityProtocol);
    }

    // Mono offers TLS 1.2 whatever is set.
    [Trait("NotOn", "Mono")]
    [Fact]
    public async Task The_greeting_offers_TLS_1_2_whatever_the_process_is_set_to()
    {
#pragma warning disable CA5364 // As Windows PowerShell does it on older systems.
        ServicePointManager.SecurityProtocol = SecurityProtocolType.Tls;
#pragma warning restore CA5364
        TcpListener server = new(IPAddress.Loopback, 0);
        server.Start();
        try
        {
            Uri endpoint = new($"https://127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}/");
            using HttpClient client = new(ConnectionHandler.Create(endpoint, null));
            Task<HttpResponseMessage> request = client.GetAsync(endpoint);
            using TcpClient caller = await server.AcceptTcpClientAsync();
            byte[] greeting = new byte[11];
            caller.GetStream().ReadExactly(greeting);
            caller.Close();

            // A record of type handshake, in it the client's hello, in it the highest version: 3.3 is TLS 1.2.
            Assert.Equal([22, 1, 3, 3], [greeting[0], greeting[5], greeting[9], greeting[10]]);
            await Assert.ThrowsAsync<HttpRequestException>(() => request);
        }
        finally
        {
            server.Stop();
        }
    }
}
