using System.Buffers;
using System.Net.Sockets;

namespace IntuneImportModule.Sandbox.Http;

/// <summary>What was received and not used yet. Holds heads and chunk lines; long bodies go past it, straight into their own array.</summary>
internal sealed class InputBuffer(NetworkStream stream) : IDisposable
{
    public const int MaxHeadBytes = 32 * 1024;

    private readonly byte[] _bytes = ArrayPool<byte>.Shared.Rent(MaxHeadBytes + 4);
    private int _start;
    private int _end;

    public byte[] Bytes => _bytes;

    /// <summary>Reads until the delimiter; length -1 when the peer closed instead. Else where in <see cref="Bytes"/> the text lies.</summary>
    public async Task<(int Start, int Length)> ReadUntilAsync(byte[] delimiter, CancellationToken cancellationToken)
    {
        int searched = _start;
        while (true)
        {
            int found = _bytes.AsSpan(searched, _end - searched).IndexOf(delimiter);
            if (found >= 0)
            {
                int start = _start;
                int length = searched + found - start;
                _start = searched + found + delimiter.Length;
                return (start, length);
            }

            if (_end - _start >= MaxHeadBytes)
            {
                throw new HttpFormatException(431, "Request line, headers or chunk line are too long.");
            }

            int seen = _end - _start;
            if (!await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                return (0, -1);
            }

            // The delimiter may have begun in what was there before.
            searched = _start + Math.Max(0, seen - delimiter.Length + 1);
        }
    }

    /// <summary>Reads exactly <paramref name="count"/> bytes; false when the peer closed before.</summary>
    public async Task<bool> ReadExactlyAsync(byte[] target, int offset, int count, CancellationToken cancellationToken)
    {
        int have = Math.Min(count, _end - _start);
        Buffer.BlockCopy(_bytes, _start, target, offset, have);
        _start += have;
        while (have < count)
        {
            int received = await stream.ReceiveAsync(target, offset + have, count - have, cancellationToken).ConfigureAwait(false);
            if (received == 0)
            {
                return false;
            }

            have += received;
        }

        return true;
    }

    /// <summary>Reads and forgets.</summary>
    public async Task<bool> DiscardAsync(long count, CancellationToken cancellationToken)
    {
        byte[] scratch = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            while (count > 0)
            {
                int part = (int)Math.Min(count, scratch.Length);
                if (!await ReadExactlyAsync(scratch, 0, part, cancellationToken).ConfigureAwait(false))
                {
                    return false;
                }

                count -= part;
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch);
        }
    }

    /// <summary>Waits until the peer closes its side, whatever it sends before.</summary>
    public async Task WaitForCloseAsync(CancellationToken cancellationToken)
    {
        _start = _end = 0;
        while (await FillAsync(cancellationToken).ConfigureAwait(false))
        {
            _start = _end = 0;
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            Buffer.BlockCopy(_bytes, _start, _bytes, 0, _end - _start);
            (_start, _end) = (0, _end - _start);
        }

        int received = await stream.ReceiveAsync(_bytes, _end, MaxHeadBytes + 4 - _end, cancellationToken).ConfigureAwait(false);
        _end += received;
        return received > 0;
    }
}
