using System.Net.Sockets;
using System.Text;

namespace IntuneImportModule.Core.Tests.Sandbox;

/// <summary>A socket to send what no HTTP client would.</summary>
public sealed class RawConnection : IDisposable
{
    private readonly TcpClient _client = new();
    private readonly NetworkStream _stream;

    public RawConnection(Uri endpoint)
    {
        _client.Connect(endpoint.Host, endpoint.Port);
        _client.NoDelay = true;
        _stream = _client.GetStream();
        _stream.ReadTimeout = 10_000;
    }

    public void Send(string text) => _stream.Write(Encoding.Latin1.GetBytes(text));

    /// <summary>Reads one answer by its Content-Length; empty when the server has closed.</summary>
    public string Receive()
    {
        StringBuilder head = new();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            int next = _stream.ReadByte();
            if (next < 0)
            {
                return head.ToString();
            }

            head.Append((char)next);
        }

        string text = head.ToString();
        int at = text.IndexOf("Content-Length: ", StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }

        byte[] body = new byte[int.Parse(text.AsSpan(at + 16, text.IndexOf('\r', at) - at - 16))];
        _stream.ReadExactly(body);
        return text + Encoding.UTF8.GetString(body);
    }

    public bool IsClosedByServer()
    {
        try
        {
            return _stream.ReadByte() < 0;
        }
        catch (IOException)
        {
            return true;
        }
    }

    public void Dispose() => _client.Dispose();
}
