using System.Buffers;
using System.Text.Json.Serialization.Metadata;

namespace IntuneImportModule.Core.Graph;

/// <summary>The body of an answer, in an array of the shared pool. It is read once.</summary>
/// <remarks>
/// An answer about 1,000 rows is some 400 KB. As an array of its own each would be a large object,
/// and it takes a collection of the whole heap to free those.
/// </remarks>
internal sealed class AnswerBody
{
    private const int FirstSize = 16 * 1024;
    private byte[]? bytes;
    private int length;

    private AnswerBody(int capacity) => bytes = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>The bytes; none after <see cref="Release"/>.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes is null ? default : new ReadOnlyMemory<byte>(bytes, 0, length);

    /// <summary>Takes a body from the connection.</summary>
    /// <param name="content">The body on its way.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IOException">The connection broke.</exception>
    public static async Task<AnswerBody> ReceiveAsync(HttpContent content, CancellationToken cancellationToken)
    {
#if NET
        using Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
        using Stream stream = await content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
        // One byte more, so that the end is seen without growing.
        long stated = content.Headers.ContentLength + 1 ?? FirstSize;
        AnswerBody body = new((int)Math.Min(stated, 1 << 24));
        try
        {
            int read;
            while ((read = await stream.ReadAsync(body.bytes!, body.length, body.bytes!.Length - body.length, cancellationToken).ConfigureAwait(false)) > 0)
            {
                body.length += read;
                body.Reserve();
            }

            return body;
        }
        catch
        {
            body.Release();
            throw;
        }
    }

    /// <summary>Reads the body as JSON and gives its memory back.</summary>
    /// <typeparam name="T">A type of <see cref="GraphJson"/>.</typeparam>
    /// <param name="type">How to read it.</param>
    /// <param name="problem">What was wrong, without the body's contents; null for a readable body.</param>
    /// <returns>The value; null for a body that cannot be read.</returns>
    public T? Read<T>(JsonTypeInfo<T> type, out string? problem)
        where T : class
    {
        try
        {
            return GraphJson.Read(Bytes, type, out problem);
        }
        finally
        {
            Release();
        }
    }

    /// <summary>Gives the memory back.</summary>
    public void Release()
    {
        if (bytes is { } rented)
        {
            bytes = null;
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private void Reserve()
    {
        if (length < bytes!.Length)
        {
            return;
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(bytes.Length * 2);
        bytes.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
