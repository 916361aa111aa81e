using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Sandbox;

public sealed class HttpServerTests : SandboxTest
{
    private string Head => $"Host: 127.0.0.1:{Sandbox.Endpoint.Port}\r\nAuthorization: Bearer {Sandbox.AccessToken}\r\n";

    [Fact]
    public void It_listens_on_loopback_only()
    {
        int port = Sandbox.Endpoint.Port;
        IPEndPoint listener = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Single(point => point.Port == port);
        Assert.Equal(IPAddress.Loopback, listener.Address);
    }

    [Fact]
    public void Requests_may_follow_each_other_without_waiting()
    {
        using RawConnection connection = new(Sandbox.Endpoint);
        string body = ImportBody("x", "A1").ToJsonString();
        string post = $"POST /{Records}/import HTTP/1.1\r\n{Head}Content-Length: {body.Length}\r\n\r\n{body}";
        string get = $"GET /{Records} HTTP/1.1\r\n{Head}\r\n";
        connection.Send(get + post + get);
        Assert.DoesNotContain("A1", connection.Receive(), StringComparison.Ordinal);
        Assert.Contains("A1", connection.Receive(), StringComparison.Ordinal);
        Assert.Contains("A1", connection.Receive(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void Chunked_bodies_of_any_cut_are_put_together(int size)
    {
        using RawConnection connection = new(Sandbox.Endpoint);
        string body = ImportBody("x", "A1", "A2").ToJsonString();
        StringBuilder chunks = new();
        for (int i = 0; i < body.Length; i += size)
        {
            string part = body.Substring(i, Math.Min(size, body.Length - i));
            chunks.Append($"{part.Length:x};ext=1\r\n{part}\r\n");
        }

        connection.Send($"POST /{Records}/import HTTP/1.1\r\n{Head}Transfer-Encoding: chunked\r\n\r\n{chunks}0\r\nTrailer: x\r\n\r\nGET /{Records} HTTP/1.1\r\n{Head}\r\n");
        Assert.StartsWith("HTTP/1.1 200 ", connection.Receive(), StringComparison.Ordinal);
        Assert.Contains("A2", connection.Receive(), StringComparison.Ordinal);
        Assert.Equal(body.Length, Sandbox.GetRequests()[0].Bytes);
    }

    [Fact]
    public void A_head_that_comes_byte_by_byte_is_read()
    {
        using RawConnection connection = new(Sandbox.Endpoint);
        foreach (char c in $"GET /{Records} HTTP/1.1\r\n{Head}\r\n")
        {
            connection.Send(c.ToString());
        }

        Assert.StartsWith("HTTP/1.1 200 ", connection.Receive(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_head_may_be_cut_inside_its_end(int missing)
    {
        using RawConnection connection = new(Sandbox.Endpoint);
        string request = $"GET /{Records} HTTP/1.1\r\n{Head}\r\n";
        connection.Send(request[..^missing]);
        Thread.Sleep(50);
        connection.Send(request[^missing..]);
        Assert.StartsWith("HTTP/1.1 200 ", connection.Receive(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reset_is_a_reset_and_no_orderly_end()
    {
        Sandbox.Faults.Add(SandboxFault.ResetBefore());
        using RawConnection connection = new(Sandbox.Endpoint);
        connection.Send($"GET /{Records} HTTP/1.1\r\n{Head}\r\n");
        IOException exception = Assert.Throws<IOException>(() => connection.Receive());
        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(exception.InnerException).SocketErrorCode);
    }

    [Fact]
    public void Expect_continue_is_answered_before_the_body()
    {
        using RawConnection connection = new(Sandbox.Endpoint);
        string body = ImportBody("x", "A1").ToJsonString();
        connection.Send($"POST /{Records}/import HTTP/1.1\r\n{Head}Expect: 100-continue\r\nContent-Length: {body.Length}\r\n\r\n");
        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", connection.Receive());
        connection.Send(body);
        Assert.StartsWith("HTTP/1.1 200 ", connection.Receive(), StringComparison.Ordinal);
    }

    [Fact]
    public void Expect_continue_of_too_much_is_refused_at_once()
    {
        using RawConnection connection = new(Sandbox.Endpoint);
        connection.Send($"POST /{Records}/import HTTP/1.1\r\n{Head}Expect: 100-continue\r\nContent-Length: 99999999\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 413 ", connection.Receive(), StringComparison.Ordinal);
        Assert.True(connection.IsClosedByServer());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_that_is_too_large_gets_413_and_the_connection_lives(bool isChunked)
    {
        Start(new SandboxOptions { MaxBodyBytes = 10_000 });
        using HttpRequestMessage request = new(HttpMethod.Post, Records + "/import") { Content = new ByteArrayContent(new byte[3_000_000]) };
        request.Headers.TransferEncodingChunked = isChunked;
        using HttpResponseMessage response = await Client.SendAsync(request);
        Assert.Equal(413, (int)response.StatusCode);
        Assert.Contains("\"error\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(3_000_000, Sandbox.GetRequests()[0].Bytes);
        Assert.Equal(200, (await ImportAsync("A1")).Status);
    }

    [Theory]
    [InlineData("NONSENSE\r\n\r\n", 400)]
    [InlineData("GET / HTTP/2.0\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\n folded\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nName : x\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n", 501)]
    [InlineData("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n", 400)]
    public void What_is_no_HTTP_is_refused_and_the_connection_closed(string bytes, int status)
    {
        using RawConnection connection = new(Sandbox.Endpoint);
        connection.Send(bytes);
        Assert.StartsWith($"HTTP/1.1 {status} ", connection.Receive(), StringComparison.Ordinal);
        Assert.True(connection.IsClosedByServer());
    }

    [Fact]
    public void An_endless_head_is_refused()
    {
        using RawConnection connection = new(Sandbox.Endpoint);
        connection.Send("GET / HTTP/1.1\r\nX: " + new string('x', 40_000));
        Assert.StartsWith("HTTP/1.1 431 ", connection.Receive(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_Host_nobody_is_served()
    {
        using RawConnection connection = new(Sandbox.Endpoint);
        connection.Send($"GET /{Records} HTTP/1.0\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 421 ", connection.Receive(), StringComparison.Ordinal);
        Assert.True(connection.IsClosedByServer());
    }

    [Fact]
    public async Task A_client_that_leaves_in_the_middle_harms_nobody()
    {
        using (RawConnection connection = new(Sandbox.Endpoint))
        {
            connection.Send($"POST /{Records}/import HTTP/1.1\r\n{Head}Content-Length: 1000\r\n\r\n{{\"imp");
        }

        Assert.Equal(200, (await GetAsync(Records)).Status);
        Assert.Empty(Sandbox.Tenant.ImportRecords);
    }

    [Fact]
    public async Task A_truncated_answer_promises_more_than_it_sends()
    {
        await ImportAsync("A1");
        Sandbox.Faults.Add(SandboxFault.TruncateBody());
        using RawConnection connection = new(Sandbox.Endpoint);
        connection.Send($"GET /{Records} HTTP/1.1\r\n{Head}\r\n");
        Assert.Throws<EndOfStreamException>(() => connection.Receive());
    }

    [Fact]
    public async Task Many_clients_at_once_lose_nothing()
    {
        // Made on the first use, which must not be by all of them at once.
        _ = Client;
        await Task.WhenAll(Enumerable.Range(0, 16).Select(client => Task.Run(async () =>
        {
            for (int i = 0; i < 10; i++)
            {
                Assert.Equal(200, (await ImportAsync($"{client}-{i}-a", $"{client}-{i}-b")).Status);
            }
        })));
        Assert.Equal(320, Sandbox.Tenant.AcceptedAutopilotRows.Select(row => row.Identifier).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, 160), Sandbox.GetRequests().Select(request => request.Number));
    }

    [Fact]
    public async Task Dispose_ends_requests_that_hang()
    {
        Sandbox.Faults.Add(SandboxFault.HangUntilTimeout());
        Task<Reply> hanging = GetAsync(Records);
        while (Sandbox.GetRequests() is not [{ Fault: not null }])
        {
            await Task.Delay(1);
        }

        Sandbox.Dispose();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => hanging.WaitAsync(TimeSpan.FromSeconds(5)));
    }
}
