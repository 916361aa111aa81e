#if NET
using System.Text;
using IntuneImportModule.Core.Http;

namespace IntuneImportModule.Core.Graph;

/// <summary>The other end of a connection that is none: it takes every request, gives the same answer, and is over.</summary>
/// <param name="answer">The answer as it would come over the wire.</param>
internal sealed class CannedConnection(byte[] answer) : MemoryStream(answer)
{
    /// <summary>A handler as <see cref="ConnectionHandler"/> makes it, whose requests go no further than this process.</summary>
    /// <param name="endpoint">Where the requests believe to go.</param>
    /// <param name="json">The answer to each.</param>
    public static HttpMessageHandler HandlerFor(Uri endpoint, string json)
    {
        byte[] answer = Encoding.ASCII.GetBytes(
            $"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n{json}");
        SocketsHttpHandler handler = (SocketsHttpHandler)ConnectionHandler.Create(endpoint, proxy: null);
        handler.UseProxy = false;
        handler.ConnectCallback = (_, _) => ValueTask.FromResult<Stream>(new CannedConnection(answer));

        // Nothing for those who trace the requests of a process.
        handler.ActivityHeadersPropagator = null;
        return handler;
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        // Nobody reads the request.
    }

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
}
#endif
