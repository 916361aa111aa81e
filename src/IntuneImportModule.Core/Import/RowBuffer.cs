using System.Buffers;

namespace IntuneImportModule.Core.Import;

/// <summary>The JSON of a batch's rows in one pooled array, so that a row keeps nothing but its place in it.</summary>
internal sealed class RowBuffer : IBufferWriter<byte>, IDisposable
{
    private byte[] bytes;

    /// <summary>Rents an array; it grows as needed.</summary>
    /// <param name="capacity">Bytes to begin with.</param>
    public RowBuffer(int capacity) => bytes = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>Bytes written so far.</summary>
    public int Length { get; private set; }

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

    /// <summary>The bytes of a row.</summary>
    /// <param name="slice">The row's place.</param>
    public ArraySegment<byte> this[RowSlice slice] => new(bytes, slice.Start, slice.Length);

    /// <summary>Gives the array back, cleared: it holds hashes.</summary>
    public void Dispose()
    {
        byte[] rented = bytes;
        bytes = [];
        Length = 0;
        if (rented.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    private void Reserve(int sizeHint)
    {
        int needed = Length + Math.Max(sizeHint, 256);
        if (needed <= bytes.Length)
        {
            return;
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, bytes.Length * 2));
        bytes.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
        bytes = larger;
    }
}

/// <summary>Where a row's JSON stands in its batch's <see cref="RowBuffer"/>.</summary>
/// <param name="Start">First byte.</param>
/// <param name="Length">Number of bytes.</param>
internal readonly record struct RowSlice(int Start, int Length);
