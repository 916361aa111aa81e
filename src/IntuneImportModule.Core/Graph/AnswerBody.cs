using System.Text.Json.Serialization.Metadata;

namespace IntuneImportModule.Core.Graph;

/// <summary>The body of an answer, in pooled memory, which whoever is through with it gives back.</summary>
internal sealed class AnswerBody
{
    private const int FirstSize = 16 * 1024;
    private const int LargestFirstSize = 1 << 24;
    private readonly PooledBuffer buffer;

    private AnswerBody(PooledBuffer buffer) => this.buffer = buffer;

    /// <summary>The bytes; none after <see cref="Release"/>.</summary>
    public ReadOnlyMemory<byte> Bytes => buffer.Written;

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
        // With room left behind a body of the stated length, so that its end is seen without growing.
        long stated = content.Headers.ContentLength + FirstSize ?? FirstSize;
        PooledBuffer buffer = new((int)Math.Min(stated, LargestFirstSize));
        try
        {
            int read;
            do
            {
                ArraySegment<byte> room = buffer.Room();
                read = await stream.ReadAsync(room.Array!, room.Offset, room.Count, cancellationToken).ConfigureAwait(false);
                buffer.Advance(read);
            }
            while (read > 0);

            return new AnswerBody(buffer);
        }
        catch
        {
            buffer.Dispose();
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
    public void Release() => buffer.Dispose();
}
