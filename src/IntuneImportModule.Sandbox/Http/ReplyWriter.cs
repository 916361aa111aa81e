using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace IntuneImportModule.Sandbox.Http;

/// <summary>Writes an answer: head and a small body in one segment, so that the client is not woken twice.</summary>
internal static class ReplyWriter
{
    private const int MaxJoinedBody = 16 * 1024;

    public static async Task WriteAsync(NetworkStream stream, HttpReply reply, bool keepsAlive, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> body = reply.Body.Slice(0, reply.Delivery == Delivery.Truncated ? reply.Body.Length / 2 : reply.Body.Length);
        byte[] head = Head(reply, reply.Body.Length, keepsAlive);
        if (body.Length <= MaxJoinedBody)
        {
            byte[] joined = new byte[head.Length + body.Length];
            head.CopyTo(joined, 0);
            body.CopyTo(joined.AsMemory(head.Length));
            await stream.SendAsync(joined, cancellationToken).ConfigureAwait(false);
            return;
        }

        await stream.SendAsync(head, cancellationToken).ConfigureAwait(false);
        await stream.SendAsync(body, cancellationToken).ConfigureAwait(false);
    }

    private static byte[] Head(HttpReply reply, int length, bool keepsAlive)
    {
        StringBuilder head = new(512);
        head.Append("HTTP/1.1 ").Append(reply.Status.ToString(CultureInfo.InvariantCulture)).Append(' ').Append(Reason(reply.Status)).Append("\r\n");
        foreach (KeyValuePair<string, string> header in reply.Headers)
        {
            head.Append(header.Key).Append(": ").Append(header.Value).Append("\r\n");
        }

        if (reply.Status != 204)
        {
            head.Append("Content-Length: ").Append(length.ToString(CultureInfo.InvariantCulture)).Append("\r\n");
        }

        if (!keepsAlive)
        {
            head.Append("Connection: close\r\n");
        }

        return Encoding.ASCII.GetBytes(head.Append("\r\n").ToString());
    }

    private static string Reason(int status) => status switch
    {
        200 => "OK",
        201 => "Created",
        204 => "No Content",
        302 => "Found",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        408 => "Request Timeout",
        409 => "Conflict",
        413 => "Payload Too Large",
        415 => "Unsupported Media Type",
        421 => "Misdirected Request",
        424 => "Failed Dependency",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "Status",
    };
}
