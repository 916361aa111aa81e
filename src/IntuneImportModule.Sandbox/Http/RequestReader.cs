using System.Buffers;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace IntuneImportModule.Sandbox.Http;

/// <summary>Reads one request after the other from a connection. The body of the current one is given back by <see cref="Release"/>.</summary>
internal sealed class RequestReader(NetworkStream stream, InputBuffer input, int maxBodyBytes)
{
    // A body that is too large is read to its end, so that the client sees the 413 and not a reset; but not for ever.
    private const long MaxDiscardedBytes = 256L * 1024 * 1024;

    private static readonly byte[] s_headEnd = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] s_lineEnd = "\r\n"u8.ToArray();
    private static readonly byte[] s_continue = "HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray();

    private byte[]? _body;

    /// <summary>Reads line and headers; null when the peer has closed.</summary>
    public async Task<RequestHead?> ReadHeadAsync(CancellationToken cancellationToken)
    {
        (int start, int length) = await input.ReadUntilAsync(s_headEnd, cancellationToken).ConfigureAwait(false);
        return length < 0 ? null : RequestHead.Parse(input.Bytes, start, length);
    }

    /// <summary>Reads the body that belongs to the head; null when the peer closed in the middle.</summary>
    public async Task<HttpRequest?> ReadBodyAsync(RequestHead head, CancellationToken cancellationToken)
    {
        HttpRequest request = new(head);
        if (head.Headers.ContainsKey("Transfer-Encoding") && !head.IsChunked)
        {
            throw new HttpFormatException(501, "This transfer coding is not known.");
        }

        long length = head.ContentLength();
        if (head.ExpectsContinue)
        {
            if (length > maxBodyBytes)
            {
                throw new HttpFormatException(413, "The request body is too large.");
            }

            await stream.SendAsync(s_continue, cancellationToken).ConfigureAwait(false);
        }

        bool isWhole = head.IsChunked
            ? await ReadChunksAsync(request, cancellationToken).ConfigureAwait(false)
            : await ReadLengthAsync(request, length, cancellationToken).ConfigureAwait(false);
        return isWhole ? request : null;
    }

    public void Release()
    {
        if (_body is not null)
        {
            ArrayPool<byte>.Shared.Return(_body);
            _body = null;
        }
    }

    private async Task<bool> ReadLengthAsync(HttpRequest request, long length, CancellationToken cancellationToken)
    {
        request.BodyLength = length;
        if (length > maxBodyBytes)
        {
            request.IsBodyTooLarge = true;
            return length <= MaxDiscardedBytes
                ? await input.DiscardAsync(length, cancellationToken).ConfigureAwait(false)
                : throw new HttpFormatException(413, "The request body is too large.");
        }

        _body = ArrayPool<byte>.Shared.Rent((int)length);
        request.Body = new ReadOnlyMemory<byte>(_body, 0, (int)length);
        return await input.ReadExactlyAsync(_body, 0, (int)length, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> ReadChunksAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        _body = ArrayPool<byte>.Shared.Rent(64 * 1024);
        int kept = 0;
        while (true)
        {
            int size = await ReadChunkSizeAsync(cancellationToken).ConfigureAwait(false);
            if (size <= 0)
            {
                request.Body = new ReadOnlyMemory<byte>(_body, 0, kept);
                return size == 0 && await SkipTrailersAsync(cancellationToken).ConfigureAwait(false);
            }

            request.BodyLength += size;
            request.IsBodyTooLarge |= request.BodyLength > maxBodyBytes;
            if (request.BodyLength > MaxDiscardedBytes)
            {
                throw new HttpFormatException(413, "The request body is too large.");
            }

            bool isRead;
            if (request.IsBodyTooLarge)
            {
                isRead = await input.DiscardAsync(size, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                Grow(kept, kept + size);
                isRead = await input.ReadExactlyAsync(_body, kept, size, cancellationToken).ConfigureAwait(false);
                kept += size;
            }

            if (!isRead || (await input.ReadUntilAsync(s_lineEnd, cancellationToken).ConfigureAwait(false)).Length < 0)
            {
                return false;
            }
        }
    }

    private async Task<int> ReadChunkSizeAsync(CancellationToken cancellationToken)
    {
        (int start, int length) = await input.ReadUntilAsync(s_lineEnd, cancellationToken).ConfigureAwait(false);
        if (length < 0)
        {
            return -1;
        }

        string size = Encoding.ASCII.GetString(input.Bytes, start, length).Split(';')[0].Trim();
        return int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value) && value >= 0
            ? value
            : throw new HttpFormatException(400, "A chunk size is not a number.");
    }

    private async Task<bool> SkipTrailersAsync(CancellationToken cancellationToken)
    {
        int length;
        do
        {
            (_, length) = await input.ReadUntilAsync(s_lineEnd, cancellationToken).ConfigureAwait(false);
        }
        while (length > 0);
        return length == 0;
    }

    private void Grow(int used, int needed)
    {
        if (needed <= _body!.Length)
        {
            return;
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, Math.Min(_body.Length * 2, maxBodyBytes)));
        Buffer.BlockCopy(_body, 0, larger, 0, used);
        ArrayPool<byte>.Shared.Return(_body);
        _body = larger;
    }
}
