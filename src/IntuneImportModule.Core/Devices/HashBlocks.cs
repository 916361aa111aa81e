namespace IntuneImportModule.Core.Devices;

/// <summary>Walks the blocks of a decoded hardware hash: type (16 bits), length with these four bytes (16 bits), data.</summary>
internal ref struct HashBlocks
{
    private readonly ReadOnlySpan<byte> hash;
    private readonly int end;
    private int next;

    /// <summary>Starts before the first block.</summary>
    /// <param name="hash">The decoded hash.</param>
    /// <param name="end">Where the blocks end, as <see cref="HashLayout.ReadHeader"/> found it.</param>
    public HashBlocks(ReadOnlySpan<byte> hash, int end)
    {
        this.hash = hash;
        this.end = end;
        next = HashLayout.HeaderLength;
        Type = 0;
        Offset = 0;
        Data = default;
        Problem = null;
    }

    /// <summary>The type of the current block.</summary>
    public int Type { get; private set; }

    /// <summary>Where the current block begins in the hash.</summary>
    public int Offset { get; private set; }

    /// <summary>The current block's data, without type and length.</summary>
    public ReadOnlySpan<byte> Data { get; private set; }

    /// <summary>Why the walk ended before the end; null when every block fits.</summary>
    public string? Problem { get; private set; }

    /// <summary>Goes to the next block.</summary>
    /// <returns>False at the end, and at a block that does not fit (see <see cref="Problem"/>).</returns>
    public bool MoveNext()
    {
        if (next == end || Problem is not null)
        {
            return false;
        }

        int length = end - next < HashLayout.HeaderLength ? 0 : HashLayout.ReadUInt16(hash, next + 2);

        // A length below 4 would also keep the walk on the spot for ever.
        if (length < HashLayout.HeaderLength || length > end - next)
        {
            Problem = $"The hash is damaged: the block at byte {next} does not fit.";
            return false;
        }

        Offset = next;
        Type = HashLayout.ReadUInt16(hash, next);
        Data = hash.Slice(next + HashLayout.HeaderLength, length - HashLayout.HeaderLength);
        next += length;
        return true;
    }
}
