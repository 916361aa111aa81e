using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Import;

/// <summary>Remembers which identities the input has held, and in which row each stood first.</summary>
/// <remarks>
/// Keeps 96 bits of a digest and the row number, 16 bytes an identity, in many small open-addressed tables, so that
/// growing one of them never doubles the whole. Two of a million identities meet by chance once in 10^17 runs.
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

    private readonly record struct Entry(ulong High, uint Low, int Row);

    private struct Table
    {
        private const int FirstSize = 8;
        private Entry[]? entries;
        private int count;

        public int Add(Entry entry)
        {
            entries ??= new Entry[FirstSize];
            int place = Find(entries, entry);
            if (entries[place].Row != 0)
            {
                return entries[place].Row;
            }

            entries[place] = entry;
            if (++count > entries.Length * 3 / 4)
            {
                Grow();
            }

            return 0;
        }

        private static int Find(Entry[] entries, Entry entry)
        {
            int mask = entries.Length - 1;
            int place = (int)entry.High & mask;
            while (entries[place].Row != 0 && (entries[place].High != entry.High || entries[place].Low != entry.Low))
            {
                place = (place + 1) & mask;
            }

            return place;
        }

        private void Grow()
        {
            Entry[] larger = new Entry[entries!.Length * 2];
            foreach (Entry entry in entries)
            {
                if (entry.Row != 0)
                {
                    larger[Find(larger, entry)] = entry;
                }
            }

            entries = larger;
        }
    }
}
