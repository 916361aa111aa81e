using System.Net.Sockets;
#if !NET8_0_OR_GREATER
using System.Runtime.InteropServices;
#endif

namespace IntuneImportModule.Sandbox.Http;

/// <summary>Reads and writes arrays by the cheapest overload of each framework.</summary>
internal static class NetworkStreamExtensions
{
    public static async Task<int> ReceiveAsync(this NetworkStream stream, byte[] target, int offset, int count, CancellationToken cancellationToken)
    {
#if NET8_0_OR_GREATER
        return await stream.ReadAsync(target.AsMemory(offset, count), cancellationToken).ConfigureAwait(false);
#else
        return await stream.ReadAsync(target, offset, count, cancellationToken).ConfigureAwait(false);
#endif
    }

    public static async Task SendAsync(this NetworkStream stream, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
#if NET8_0_OR_GREATER
        await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
#else
        if (!MemoryMarshal.TryGetArray(bytes, out ArraySegment<byte> segment))
        {
            segment = new ArraySegment<byte>(bytes.ToArray());
        }

        await stream.WriteAsync(segment.Array!, segment.Offset, segment.Count, cancellationToken).ConfigureAwait(false);
#endif
    }
}
