using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace IntuneImportModule.Core.Tests.Authentication;

/// <summary>A few lines of HTTP on loopback: one request per connection, answered by the test. Knows CONNECT, too.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<Seen, (int Status, string Body)> _answer;

    public LoopbackServer(Func<Seen, (int Status, string Body)> answer)
    {
        _answer = answer;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _ = Task.Run(ServeAsync);
    }

    public Uri Address { get; }

    public ConcurrentQueue<Seen> Requests { get; } = new();

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync();
                await AnswerAsync(client.GetStream());
            }
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException or IOException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        StringBuilder head = new();
        byte[] buffer = new byte[8192];
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            int read = await stream.ReadAsync(buffer);
            if (read == 0)
            {
                return;
            }

            head.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        Seen seen = new(head.ToString());
        Requests.Enqueue(seen);
        (int status, string body) = _answer(seen);
        string more = seen.Challenge is null ? "" : $"WWW-Authenticate: {seen.Challenge}\r\n";
        await stream.WriteAsync(Encoding.UTF8.GetBytes(
            $"HTTP/1.1 {status} X\r\n{more}Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}"));
    }

    internal sealed record Seen(string Head)
    {
        public string Path => Head.Split(' ')[1];

        /// <summary>Set by the test to be sent with the answer.</summary>
        public string? Challenge { get; set; }

        public string? Header(string name) => Head.Split("\r\n")
            .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
            .Select(line => line[(name.Length + 1)..].Trim())
            .FirstOrDefault();
    }
}
