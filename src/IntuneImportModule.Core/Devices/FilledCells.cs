namespace IntuneImportModule.Core.Devices;

/// <summary>The cells of a row that are filled: three of sixteen, mostly, so only these are kept.</summary>
internal readonly struct FilledCells
{
    private readonly string[]? texts;
    private readonly ushort columns;

    /// <summary>Keeps what is filled.</summary>
    /// <param name="cells">A text for each column; of an empty cell it does not count.</param>
    /// <param name="filled">A bit for each column whose cell is filled.</param>
    public FilledCells(string?[] cells, int filled)
    {
        columns = (ushort)filled;
        texts = new string[Count(filled)];
        for (int place = 0, i = 0; place < texts.Length; i++)
        {
            if ((filled & (1 << i)) != 0)
            {
                texts[place++] = cells[i]!;
            }
        }
    }

    /// <summary>The text of a cell; null for an empty one.</summary>
    /// <param name="column">The column.</param>
    public string? this[Column column]
    {
        get
        {
            int bit = 1 << (int)column;
            return (columns & bit) == 0 ? null : texts![Count(columns & (bit - 1))];
        }
    }

    // How many of sixteen bits are set; .NET Framework has no member for it.
    private static int Count(int bits)
    {
        bits -= (bits >> 1) & 0x5555;
        bits = (bits & 0x3333) + ((bits >> 2) & 0x3333);
        bits = (bits + (bits >> 4)) & 0x0f0f;
        return (bits + (bits >> 8)) & 0x1f;
    }
}
