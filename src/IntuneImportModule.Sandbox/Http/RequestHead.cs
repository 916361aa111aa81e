using System.Globalization;
using System.Text;

namespace IntuneImportModule.Sandbox.Http;

/// <summary>Request line and headers (RFC 9112, sections 3 and 5).</summary>
internal sealed class RequestHead
{
    private RequestHead(string method, string target, Version version, Dictionary<string, string> headers) =>
        (Method, Target, Version, Headers) = (method, target, version, headers);

    public string Method { get; }

    public string Target { get; }

    public Version Version { get; }

    public Dictionary<string, string> Headers { get; }

    public bool IsChunked => Headers.TryGetValue("Transfer-Encoding", out string? coding) && coding.EndsWith("chunked", StringComparison.OrdinalIgnoreCase);

    public bool ExpectsContinue => Headers.TryGetValue("Expect", out string? expect) && expect.Equals("100-continue", StringComparison.OrdinalIgnoreCase);

    public bool KeepsAlive => Headers.TryGetValue("Connection", out string? connection)
        ? connection.IndexOf("close", StringComparison.OrdinalIgnoreCase) < 0
        : Version >= new Version(1, 1);

    /// <exception cref="HttpFormatException">It is no HTTP/1 head, or could be read in two ways.</exception>
    public static RequestHead Parse(byte[] bytes, int offset, int count)
    {
        // Latin-1 maps every byte to a character: whatever is sent, nothing is lost or rejected here.
        string[] lines = Encoding.GetEncoding(28591).GetString(bytes, offset, count).Split(["\r\n"], StringSplitOptions.None);
        string[] start = lines[0].Split(' ');
        if (start.Length != 3 || !start[2].StartsWith("HTTP/", StringComparison.Ordinal) || !Version.TryParse(start[2].Replace("HTTP/", ""), out Version? version)
            || version.Major != 1)
        {
            throw new HttpFormatException(400, "The request line is not that of HTTP/1.");
        }

        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        for (int i = 1; i < lines.Length; i++)
        {
            Add(headers, lines[i]);
        }

        if (headers.ContainsKey("Content-Length") && headers.ContainsKey("Transfer-Encoding"))
        {
            throw new HttpFormatException(400, "Content-Length and Transfer-Encoding exclude each other.");
        }

        return new RequestHead(start[0], start[1], version, headers);
    }

    /// <summary>The announced length, or 0.</summary>
    public long ContentLength()
    {
        if (!Headers.TryGetValue("Content-Length", out string? text))
        {
            return 0;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long length)
            ? length
            : throw new HttpFormatException(400, "Content-Length is not a number.");
    }

    private static void Add(Dictionary<string, string> headers, string line)
    {
        int colon = line.IndexOf(':');
        if (colon <= 0 || line[colon - 1] is ' ' or '\t' || line[0] is ' ' or '\t')
        {
            throw new HttpFormatException(400, "A header line is malformed.");
        }

        string name = line.Substring(0, colon);
        string value = line.Substring(colon + 1).Trim();
        if (headers.TryGetValue(name, out string? earlier))
        {
            // A second Host or Content-Length is how requests are smuggled; anything else is a list.
            if (name.Equals("Host", StringComparison.OrdinalIgnoreCase) || name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                throw new HttpFormatException(400, "A header that must be single is repeated.");
            }

            value = earlier + ", " + value;
        }

        headers[name] = value;
    }
}
