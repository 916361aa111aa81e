using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace IntuneImportModule.Sandbox.Http;

/// <summary>
/// HTTP/1.1 on 127.0.0.1. An own server, because HttpListener needs a URL reservation on Windows and can neither reset a connection nor cut an
/// answer short, and ASP.NET is not there on .NET Framework.
/// </summary>
internal sealed class LoopbackServer : IDisposable
{
    private static readonly TimeSpan s_stopPatience = TimeSpan.FromSeconds(2);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationToken _stopped;
    private readonly ConcurrentDictionary<Connection, Task> _connections = new();
    private readonly int _maxBodyBytes;
    private int _isDisposed;

    public LoopbackServer(int maxBodyBytes)
    {
        _maxBodyBytes = maxBodyBytes;
        _stopped = _stopping.Token;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
    }

    public int Port { get; }

    public void Start(RequestHandler handler) => _ = Task.Run(() => AcceptAsync(handler));

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        _stopping.Cancel();
        _listener.Stop();
        Task[] running = [.. _connections.Values];
        foreach (Connection connection in _connections.Keys)
        {
            connection.Dispose();
        }

        // Work in the thread pool ends by itself; waiting only makes "disposed" mean "quiet" for those who look right after.
        _ = Task.WhenAll(running).Wait(s_stopPatience);
        _stopping.Dispose();
    }

    private async Task AcceptAsync(RequestHandler handler)
    {
        while (!_stopped.IsCancellationRequested)
        {
            try
            {
                Socket socket = await _listener.AcceptSocketAsync().ConfigureAwait(false);
                Serve(new Connection(socket, _maxBodyBytes, handler));
            }
            catch (SocketException) when (!_stopped.IsCancellationRequested)
            {
                // A client that was gone before it was accepted must not end the listening.
            }
            catch (Exception exception) when ((exception is SocketException or ObjectDisposedException or InvalidOperationException) && _stopped.IsCancellationRequested)
            {
                // What a stopped listener throws differs between the frameworks.
                return;
            }
        }
    }

    private void Serve(Connection connection)
    {
        TaskCompletionSource<bool> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _connections[connection] = ended.Task;
        _ = Task.Run(async () =>
        {
            try
            {
                await connection.RunAsync(_stopped).ConfigureAwait(false);
            }
            finally
            {
                connection.Dispose();
                _connections.TryRemove(connection, out _);
                ended.SetResult(true);
            }
        });
        if (_stopped.IsCancellationRequested)
        {
            // Accepted while Dispose was already going through the others.
            connection.Dispose();
        }
    }
}
