using System.Net.Sockets;
using System.Text;

namespace IntuneImportModule.Sandbox.Http;

/// <summary>One client connection: request, answer, and again, until either side closes.</summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly InputBuffer _input;
    private readonly RequestReader _reader;
    private readonly RequestHandler _handler;

    public Connection(Socket socket, int maxBodyBytes, RequestHandler handler)
    {
        // Without NoDelay the answer to a kept-alive request can wait 44 ms for the client's delayed acknowledgement.
        socket.NoDelay = true;
        socket.ReceiveBufferSize = 1024 * 1024;
        _socket = socket;
        _stream = new NetworkStream(socket, ownsSocket: true);
        _input = new InputBuffer(_stream);
        _reader = new RequestReader(_stream, _input, maxBodyBytes);
        _handler = handler;
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await ServeOneAsync(cancellationToken).ConfigureAwait(false))
            {
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The client went away, or the sandbox is being stopped: nobody is left to be told.
        }
        finally
        {
            _reader.Release();
            _input.Dispose();
        }
    }

    /// <summary>Breaks every read and write on it (on .NET Framework a token alone does not).</summary>
    public void Dispose() => _stream.Dispose();

    private async Task<bool> ServeOneAsync(CancellationToken cancellationToken)
    {
        RequestHead? head = null;
        HttpReply reply;
        try
        {
            head = await _reader.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
            if (head is null || await _reader.ReadBodyAsync(head, cancellationToken).ConfigureAwait(false) is not HttpRequest request)
            {
                return false;
            }

            reply = await _handler(request, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpFormatException exception)
        {
            reply = new HttpReply(exception.Status, Encoding.UTF8.GetBytes(exception.Message), [new("Content-Type", "text/plain")]) { ClosesConnection = true };
        }
        finally
        {
            _reader.Release();
        }

        using (reply)
        {
            return await DeliverAsync(reply, head, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> DeliverAsync(HttpReply reply, RequestHead? head, CancellationToken cancellationToken)
    {
        switch (reply.Delivery)
        {
            case Delivery.Reset:
                // Linger zero turns the close into a reset.
                _socket.LingerState = new LingerOption(true, 0);
                _socket.Close();
                return false;
            case Delivery.Withheld:
                await _input.WaitForCloseAsync(cancellationToken).ConfigureAwait(false);
                return false;
            default:
                bool keepsAlive = head is { KeepsAlive: true } && !reply.ClosesConnection;
                await ReplyWriter.WriteAsync(_stream, reply, keepsAlive, cancellationToken).ConfigureAwait(false);
                return keepsAlive && reply.Delivery == Delivery.Whole;
        }
    }
}
