using System.Net.Sockets;

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

    public static async Task SendAsync(this NetworkStream stream, byte[] bytes, int count, CancellationToken cancellationToken)
    {
#if NET8_0_OR_GREATER
        await stream.WriteAsync(bytes.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
#else
        await stream.WriteAsync(bytes, 0, count, cancellationToken).ConfigureAwait(false);
#endif
    }
}
