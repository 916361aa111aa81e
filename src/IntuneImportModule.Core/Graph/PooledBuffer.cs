using System.Buffers;

namespace IntuneImportModule.Core.Graph;

/// <summary>Bytes in one array of the shared pool, which grows as needed and is cleared before it goes back: it may hold hashes.</summary>
/// <remarks>Bodies are large objects. As arrays of their own it would take a collection of the whole heap to free them.</remarks>
internal sealed class PooledBuffer : IBufferWriter<byte>, IDisposable
{
    private const int LeastRoom = 256;
    private byte[] bytes;

    /// <summary>Rents an array.</summary>
    /// <param name="capacity">Bytes to begin with.</param>
    public PooledBuffer(int capacity) => bytes = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>Bytes written so far.</summary>
    public int Length { get; private set; }

    /// <summary>What was written so far; nothing once the array was given back.</summary>
    public ReadOnlyMemory<byte> Written => new(bytes, 0, Length);

    /// <summary>The bytes at a place.</summary>
    /// <param name="slice">The place.</param>
    public ArraySegment<byte> this[BufferSlice slice] => new(bytes, slice.Start, slice.Length);

    /// <summary>Free room behind what was written.</summary>
    public ArraySegment<byte> Room()
    {
        Reserve(LeastRoom);
        return new ArraySegment<byte>(bytes, Length, bytes.Length - Length);
    }

    /// <inheritdoc/>
    public void Advance(int count) => Length += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return bytes.AsMemory(Length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return bytes.AsSpan(Length);
    }

    /// <summary>Begins again at the start.</summary>
    public void Clear()
    {
        Wipe();
        Length = 0;
    }

    /// <summary>Gives the array back.</summary>
    public void Dispose()
    {
        Return();
        bytes = [];
        Length = 0;
    }

    private void Reserve(int sizeHint)
    {
        int needed = Length + Math.Max(sizeHint, LeastRoom);
        if (needed <= bytes.Length)
        {
            return;
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, bytes.Length * 2));
        bytes.AsSpan(0, Length).CopyTo(larger);
        Return();
        bytes = larger;
    }

    private void Return()
    {
        if (bytes.Length > 0)
        {
            Wipe();
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    // Only what was written: clearing megabytes that never were costs as much as filling them.
    private void Wipe() => bytes.AsSpan(0, Length).Clear();
}

/// <summary>A place in a <see cref="PooledBuffer"/>.</summary>
/// <param name="Start">First byte.</param>
/// <param name="Length">Number of bytes.</param>
internal readonly record struct BufferSlice(int Start, int Length);
