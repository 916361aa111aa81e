namespace IntuneImportModule.Sandbox.State;

/// <summary>The identities of one type by their identifier: open addressing in many small tables, so that growing never doubles the whole.</summary>
/// <remarks>The hash lies beside the number: an identifier that is new is told from those that are there without looking at any of them.</remarks>
internal sealed class DeviceIdentityIndex(DeviceIdentityStore store)
{
    // What a series has in common chooses the table: a list of serial numbers that follow each other needs few of them at a time, which the processor
    // then has at hand.
    private const int TableShift = 22;
    private const int FirstLength = 8;

    private readonly Entry[]?[] _tables = new Entry[(IdentifierKey.SeriesMask >> TableShift) + 1][];
    private readonly int[] _counts = new int[(IdentifierKey.SeriesMask >> TableShift) + 1];

    /// <summary>The place of the identity; -1 for none.</summary>
    public int Find(Utf8Text identifier, uint hash)
    {
        Entry[]? table = _tables[TableOf(hash)];
        if (table is null)
        {
            return -1;
        }

        ref Entry entry = ref table[Probe(table, identifier, hash)];
        return entry.Number - 1;
    }

    /// <summary>The identifier leads to this place from now on.</summary>
    public void Set(Utf8Text identifier, uint hash, int slot)
    {
        int number = TableOf(hash);
        Entry[] table = _tables[number] ??= new Entry[FirstLength];
        ref Entry entry = ref table[Probe(table, identifier, hash)];
        bool isNew = entry.Number == 0;
        entry = new Entry(hash, slot + 1);
        if (isNew && ++_counts[number] * 4 > table.Length * 3)
        {
            _tables[number] = Doubled(table);
        }
    }

    public void Remove(Utf8Text identifier, uint hash)
    {
        int number = TableOf(hash);
        if (_tables[number] is not Entry[] table)
        {
            return;
        }

        int mask = table.Length - 1;
        int hole = Probe(table, identifier, hash);
        if (table[hole].Number == 0)
        {
            return;
        }

        // What lies behind moves up where the way to it led over the hole: no mark is left that would make ways longer.
        _counts[number]--;
        for (int i = (hole + 1) & mask; table[i].Number != 0; i = (i + 1) & mask)
        {
            int home = (int)table[i].Hash & mask;
            if (((i - home) & mask) >= ((i - hole) & mask))
            {
                table[hole] = table[i];
                hole = i;
            }
        }

        table[hole] = default;
    }

    // Where the identifier is, or where it would be.
    private int Probe(Entry[] table, Utf8Text identifier, uint hash)
    {
        int mask = table.Length - 1;
        int i = (int)hash & mask;
        while (table[i].Number != 0 && !(table[i].Hash == hash && IdentifierKey.AreSame(store.IdentifierAt(table[i].Number - 1), identifier)))
        {
            i = (i + 1) & mask;
        }

        return i;
    }

    private static Entry[] Doubled(Entry[] table)
    {
        Entry[] larger = new Entry[table.Length * 2];
        int mask = larger.Length - 1;
        foreach (Entry entry in table)
        {
            if (entry.Number != 0)
            {
                int i = (int)entry.Hash & mask;
                while (larger[i].Number != 0)
                {
                    i = (i + 1) & mask;
                }

                larger[i] = entry;
            }
        }

        return larger;
    }

    private static int TableOf(uint hash) => (int)(hash >> TableShift);

    /// <param name="Hash">The identifier's hash.</param>
    /// <param name="Number">The identity's place + 1; 0 is an empty entry.</param>
    private readonly record struct Entry(uint Hash, int Number);
}
