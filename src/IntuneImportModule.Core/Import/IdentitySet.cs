using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Import;

/// <summary>Remembers which identities the input has held, and in which row each stood first.</summary>
/// <remarks>
/// Keeps 96 bits of a digest and the row number, 16 bytes an identity, one behind the other, and 4 bytes a slot that lead there. What a new
/// identity looks at is a slot, and all slots of a million rows are 8 MB: searched among the digests themselves, four times as many bytes,
/// every row waited for memory. Many small tables, so that growing one of them never doubles the whole.
/// Two of a million identities meet by chance once in 10^17 runs.
/// </remarks>
internal sealed class IdentitySet
{
    private const int Tables = 256;
    private readonly Table[] tables = new Table[Tables];

    /// <summary>Adds an identity unless it is there.</summary>
    /// <param name="identity">Digest of the normalised identity.</param>
    /// <param name="row">1-based row number.</param>
    /// <returns>0 if the identity is new; otherwise the row that it stood in first.</returns>
    public int Add(Digest128 identity, int row)
    {
        ref Table table = ref tables[(identity.Low >> 56) & (Tables - 1)];
        return table.Add(new Entry(identity.High, (uint)identity.Low, row));
    }

    private readonly record struct Entry(ulong High, uint Low, int Row)
    {
        public bool IsSameAs(in Entry other) => High == other.High && Low == other.Low;
    }

    private struct Table
    {
        private const int FirstSize = 8;

        // A slot is 12 bits of the digest, by which nearly all others are told apart, and the 1-based place of the entry; 0 is free.
        private const int PlaceBits = 20;
        private const uint PlaceMask = (1u << PlaceBits) - 1;
        private uint[]? slots;
        private Entry[]? entries;
        private int count;

        public int Add(in Entry entry)
        {
            slots ??= new uint[FirstSize];
            entries ??= new Entry[FirstSize];
            int free = Search(entry, out int row);
            if (row == 0)
            {
                Append(entry, free);
            }

            return row;
        }

        private static uint MarkOf(in Entry entry) => (uint)(entry.High >> 32) & ~PlaceMask;

        // The slot of an entry, or the free one where it belongs.
        private readonly int Search(in Entry entry, out int row)
        {
            int mask = slots!.Length - 1;
            uint mark = MarkOf(entry);
            int slot = (int)entry.High & mask;
            for (uint found; (found = slots[slot]) != 0; slot = (slot + 1) & mask)
            {
                if ((found & ~PlaceMask) == mark && entries![(int)(found & PlaceMask) - 1] is var known && known.IsSameAs(entry))
                {
                    row = known.Row;
                    return slot;
                }
            }

            row = 0;
            return slot;
        }

        private void Append(in Entry entry, int slot)
        {
            if (count == PlaceMask)
            {
                throw new InvalidOperationException("More than 250 million rows are more than one input can have.");
            }

            if (count == entries!.Length)
            {
                Array.Resize(ref entries, count * 2);
            }

            entries[count++] = entry;
            slots![slot] = MarkOf(entry) | (uint)count;
            if (count > slots.Length / 4 * 3)
            {
                Grow();
            }
        }

        private void Grow()
        {
            uint[] larger = new uint[slots!.Length * 2];
            int mask = larger.Length - 1;
            for (int i = 0; i < count; i++)
            {
                int slot = (int)entries![i].High & mask;
                while (larger[slot] != 0)
                {
                    slot = (slot + 1) & mask;
                }

                larger[slot] = MarkOf(entries[i]) | (uint)(i + 1);
            }

            slots = larger;
        }
    }
}
