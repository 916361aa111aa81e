namespace IntuneImportModule.Core.Devices;

/// <summary>The blocks of one hash, handed out by type; what nobody takes remains and is listed.</summary>
internal sealed class HashBlockSet
{
    private readonly List<Block> blocks = [];

    /// <summary>Gathers the blocks.</summary>
    /// <param name="hash">A decoded hash whose blocks fit (see <see cref="HashVerdict.IsStructureKnown"/>).</param>
    public HashBlockSet(ReadOnlySpan<byte> hash)
    {
        _ = HashLayout.ReadHeader(hash, out int end);
        HashBlocks walk = new(hash, end);
        while (walk.MoveNext())
        {
            blocks.Add(new Block(walk.Type, walk.Offset, walk.Data.ToArray()));
        }
    }

    /// <summary>The first block of a type, no fields where there is none of that length.</summary>
    /// <param name="type">The type.</param>
    /// <param name="minimum">The bytes that its layout needs; a shorter block remains.</param>
    /// <param name="maximum">The bytes that its layout allows; a longer block remains.</param>
    public HashFields Take(HashBlockType type, int minimum = 0, int maximum = int.MaxValue)
    {
        int found = blocks.FindIndex(b => b.Type == (int)type && b.Data.Length >= minimum && b.Data.Length <= maximum);
        if (found < 0)
        {
            return default;
        }

        HashFields fields = new(blocks[found].Data);
        blocks.RemoveAt(found);
        return fields;
    }

    /// <summary>The text of the first block of a type.</summary>
    /// <param name="type">The type.</param>
    public string? TakeText(HashBlockType type) => Take(type, 1).Text;

    /// <summary>All blocks of a type, in the order of the hash.</summary>
    /// <param name="type">The type.</param>
    /// <param name="minimum">The bytes that its layout needs; a shorter block remains.</param>
    /// <param name="read">Makes an entry of a block; null makes none.</param>
    public IReadOnlyList<T> TakeAll<T>(HashBlockType type, int minimum, Func<HashFields, T?> read)
        where T : class
    {
        List<T> entries = [];

        // One pass: a hostile hash may hold thousands of empty blocks.
        blocks.RemoveAll(block =>
        {
            if (block.Type != (int)type || block.Data.Length < minimum)
            {
                return false;
            }

            if (read(new HashFields(block.Data)) is T entry)
            {
                entries.Add(entry);
            }

            return true;
        });
        return entries;
    }

    /// <summary>What was not taken, in the order of the hash.</summary>
    public IReadOnlyList<HardwareHashBlock> Remaining() =>
        blocks.ConvertAll(b => new HardwareHashBlock(b.Type, b.Offset, b.Data.Length, HashStrings.Hex(b.Data)));

    private sealed record Block(int Type, int Offset, byte[] Data);
}
