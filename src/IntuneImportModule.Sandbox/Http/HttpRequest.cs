namespace IntuneImportModule.Sandbox.Http;

/// <summary>A request as read from the connection. Its body lies in a pooled array and is valid until the answer is written.</summary>
internal sealed class HttpRequest(RequestHead head)
{
    public string Method => head.Method;

    public string Target => head.Target;

    public IReadOnlyDictionary<string, string> Headers => head.Headers;

    public ReadOnlyMemory<byte> Body { get; set; }

    /// <summary>The length that was sent; larger than <see cref="Body"/> when that was too large to be kept.</summary>
    public long BodyLength { get; set; }

    public bool IsBodyTooLarge { get; set; }

    public string? Header(string name) => head.Headers.TryGetValue(name, out string? value) ? value : null;
}
