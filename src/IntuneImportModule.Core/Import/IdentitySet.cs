#if NET
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
#endif
using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Import;

/// <summary>Remembers which identities the input has held, and in which row each stood first.</summary>
/// <remarks>
/// Keeps 96 bits of a digest and the row number, 16 bytes an identity, one behind the other, and 4 bytes a slot that lead there. What a new
/// identity looks at is a slot, and all slots of a million rows are 8 MB: searched among the digests themselves, four times as many bytes,
/// every row waited for memory. For its slot it still would, unless that is fetched while something else is done; for that, how many slots a
/// table has is kept beside the tables. The digests lie where the collector does not move them, and the slots in many small tables, so that
/// growing one of them never copies the whole. Two of a million identities meet by chance once in 10^17 runs.
/// </remarks>
internal sealed class IdentitySet
{
    private const int Tables = 256;
    private const int FirstSlots = 8;

    // Twice would place each identity anew twice as often. Not more: at worst a slot and its digest are 37 bytes an identity.
    private const int Growth = 4;
    private const int FirstEntries = 64;

    // 128 KB: what is larger than 85 KB stays where it is.
    private const int BlockBits = 13;
    private const int Block = 1 << BlockBits;

    // A slot is five bits of the digest, by which most others are told apart, and the 1-based place of the entry; 0 is free.
    private const uint PlaceMask = (1u << 27) - 1;

    private readonly Table[] tables = new Table[Tables];
    private readonly List<Entry[]> entries = [new Entry[FirstEntries]];
    private int count;

    /// <summary>An identity will be added soon: fetches the memory that is looked at then, where the processor can be asked to.</summary>
    /// <param name="identity">Digest of the normalised identity.</param>
    public void Expect(Digest128 identity)
    {
        ref Table table = ref tables[TableOf(identity)];
        if (table.Slots is { } slots)
        {
            Fetch(slots, SlotOf(identity.High, table.Mask));
        }
    }

    /// <summary>Adds an identity unless it is there.</summary>
    /// <param name="identity">Digest of the normalised identity.</param>
    /// <param name="row">1-based row number.</param>
    /// <returns>0 if the identity is new; otherwise the row that it stood in first.</returns>
    /// <exception cref="InvalidOperationException">There are 134 million already.</exception>
    public int Add(Digest128 identity, int row)
    {
        Entry entry = new(identity.High, (uint)identity.Low, row);
        ref Table table = ref tables[TableOf(identity)];
        uint[]? slots = table.Slots;
        if (slots is null)
        {
            slots = new uint[FirstSlots];
            table = new Table(slots);
        }

        int mask = table.Mask;
        uint mark = MarkOf(entry);
        int slot = SlotOf(entry.High, mask);
        for (uint found; (found = slots[slot]) != 0; slot = (slot + 1) & mask)
        {
            if ((found & ~PlaceMask) == mark && At(found) is var known && known.High == entry.High && known.Low == entry.Low)
            {
                return known.Row;
            }
        }

        slots[slot] = mark | Append(entry);
        if (++table.Count > (mask + 1) / 4 * 3)
        {
            table = new Table(Grown(slots)) { Count = table.Count };
        }

        return 0;
    }

    private static uint MarkOf(in Entry entry) => (uint)(entry.High >> 32) & ~PlaceMask;

    private static int TableOf(Digest128 identity) => (int)(identity.Low >> 56) & (Tables - 1);

    private static int SlotOf(ulong high, int mask) => (int)high & mask;

    private static unsafe void Fetch(uint[] slots, int slot)
    {
#if NET
        if (Sse.IsSupported)
        {
            // Nothing of the table is read here, or that would be waited for. The length, which each access to it reads, stands before the first slot.
            // Should the collector move the table meanwhile, the wrong memory is fetched and nothing else happens.
            ref uint first = ref MemoryMarshal.GetArrayDataReference(slots);
            Sse.Prefetch0(Unsafe.AsPointer(ref first));
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref first, slot)));
        }
#else
        // There the processor cannot be asked.
        _ = (slots, slot);
#endif
    }

    private Entry At(uint slot)
    {
        int place = (int)(slot & PlaceMask) - 1;
        return entries[place >> BlockBits][place & (Block - 1)];
    }

    private uint Append(in Entry entry)
    {
        if (count == PlaceMask)
        {
            throw new InvalidOperationException("More than 134 million rows are more than one input can have.");
        }

        int block = count >> BlockBits;
        if (block == entries.Count)
        {
            entries.Add(new Entry[Block]);
        }
        else if (count == entries[block].Length)
        {
            // Only the first block is ever too small for what it is to hold.
            Entry[] larger = new Entry[count * 2];
            entries[block].CopyTo(larger, 0);
            entries[block] = larger;
        }

        entries[block][count & (Block - 1)] = entry;
        return (uint)++count;
    }

    private uint[] Grown(uint[] slots)
    {
        uint[] larger = new uint[slots.Length * Growth];
        int mask = larger.Length - 1;
        foreach (uint found in slots)
        {
            if (found != 0)
            {
                int slot = SlotOf(At(found).High, mask);
                while (larger[slot] != 0)
                {
                    slot = (slot + 1) & mask;
                }

                larger[slot] = found;
            }
        }

        return larger;
    }

    private struct Table(uint[] slots)
    {
        public readonly uint[]? Slots = slots;
        public readonly int Mask = slots.Length - 1;
        public int Count;
    }

    private readonly record struct Entry(ulong High, uint Low, int Row);
}
