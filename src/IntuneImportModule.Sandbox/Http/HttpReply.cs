namespace IntuneImportModule.Sandbox.Http;

/// <summary>An answer, ready to be written.</summary>
internal sealed class HttpReply(int status, ReadOnlyMemory<byte> body, IReadOnlyList<KeyValuePair<string, string>> headers) : IDisposable
{
    public int Status { get; } = status;

    public ReadOnlyMemory<byte> Body { get; } = body;

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; } = headers;

    public Delivery Delivery { get; init; }

    /// <summary>Whether the server closes the connection after it, whatever the client wants.</summary>
    public bool ClosesConnection { get; init; }

    /// <summary>Whose the body's bytes are.</summary>
    public IDisposable? Owner { get; init; }

    public void Dispose() => Owner?.Dispose();
}
