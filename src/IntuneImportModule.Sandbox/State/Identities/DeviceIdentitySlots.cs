namespace IntuneImportModule.Sandbox.State;

/// <summary>The identities in the order they came. No place is given twice, so that pages stay right while others add and remove.</summary>
internal sealed class DeviceIdentitySlots
{
    // 1,024 of 64 bytes: below 85,000, from where on .NET collects an array only together with everything else.
    private const int ChunkBits = 10;
    private const int ChunkMask = (1 << ChunkBits) - 1;

    private readonly List<DeviceIdentity[]?> _chunks = [];
    private readonly List<int> _removed = [];

    /// <summary>How many there have ever been.</summary>
    public int Count { get; private set; }

    /// <summary>The one at a place. One that is removed must not be asked for.</summary>
    public ref DeviceIdentity this[int slot] => ref _chunks[slot >> ChunkBits]![slot & ChunkMask];

    public int Add(in DeviceIdentity identity)
    {
        if ((Count & ChunkMask) == 0)
        {
            _chunks.Add(new DeviceIdentity[ChunkMask + 1]);
            _removed.Add(0);
        }

        this[Count] = identity;
        return Count++;
    }

    public void Remove(int slot)
    {
        this[slot].IsRemoved = true;
        if (++_removed[slot >> ChunkBits] > ChunkMask)
        {
            _chunks[slot >> ChunkBits] = null;
        }
    }

    /// <summary>The first place from here on that is not empty; <see cref="Count"/> for none.</summary>
    public int From(int slot)
    {
        while (slot < Count)
        {
            if (_chunks[slot >> ChunkBits] is not DeviceIdentity[] chunk)
            {
                slot = (slot | ChunkMask) + 1;
            }
            else if (chunk[slot & ChunkMask].IsRemoved)
            {
                slot++;
            }
            else
            {
                return slot;
            }
        }

        return Count;
    }
}
