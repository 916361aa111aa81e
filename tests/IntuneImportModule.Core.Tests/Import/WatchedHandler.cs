using System.Collections.Concurrent;
using IntuneImportModule.Core.Http;
using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Import;

/// <summary>Real HTTP to a sandbox, and a count of what is under way.</summary>
internal sealed class WatchedHandler(IntuneSandbox sandbox) : DelegatingHandler(ConnectionHandler.Create(sandbox.Endpoint, null))
{
    private readonly ConcurrentDictionary<string, byte> _underWay = new();

    public int UnderWay => _underWay.Count;

    /// <summary>Whether every request under way waits for the clock, or for an answer that never comes.</summary>
    public bool StandsStill(DateTimeOffset now)
    {
        if (_underWay.IsEmpty)
        {
            return true;
        }

        HashSet<string> still = [.. sandbox.GetRequests().Where(request => request.StillUntil > now).Select(request => request.ClientRequestId!)];
        return _underWay.Keys.All(still.Contains);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Attempts of one request share an id; here each needs its own.
        string id = Guid.NewGuid().ToString();
        request.Headers.Remove("client-request-id");
        request.Headers.Add("client-request-id", id);
        _underWay[id] = 0;
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            return response;
        }
        finally
        {
            _underWay.TryRemove(id, out _);
        }
    }
}
