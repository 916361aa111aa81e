namespace IntuneImportModule.Core.Devices;

/// <summary>Gathers the cells of a row, and then of the next one; the one binding for CSV lines, objects and hashtables.</summary>
internal sealed class RowCells
{
    private readonly string?[] cells = new string?[ColumnNames.Count];
    private readonly byte[] ranks = new byte[ColumnNames.Count];
    private int filled;
    private HashText hash;

    /// <summary>Takes the cell of a column unless a better-ranked name has filled it already.</summary>
    /// <param name="name">Which column, and by which of its names.</param>
    /// <param name="text">The cell's text; blank counts as missing.</param>
    public void Set(ColumnName name, string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || !Wins(name))
        {
            return;
        }

        if (name.Column == Column.HardwareHash)
        {
            hash = HashText.From(text);
        }
        else
        {
            cells[(int)name.Column] = text!.Trim();
            filled |= 1 << (int)name.Column;
        }
    }

    /// <summary>Takes a hash that is at hand as UTF-8, without making a string of it.</summary>
    /// <param name="name">A name of the hash column.</param>
    /// <param name="utf8">The cell's bytes, copied.</param>
    public void SetHash(ColumnName name, ReadOnlySpan<byte> utf8)
    {
        if (!utf8.IsEmpty && Wins(name))
        {
            hash = new HashText(utf8.ToArray());
        }
    }

    /// <summary>The row of what was set since the last row.</summary>
    /// <param name="source">File and line, where there are any.</param>
    /// <param name="problem">Why the cells cannot be trusted; null for a readable row.</param>
    public DeviceRow TakeRow(RowSource source = default, string? problem = null)
    {
        DeviceRow row = new(new FilledCells(cells, filled), hash, source, problem);
        filled = 0;
        hash = default;
        Array.Clear(ranks, 0, ranks.Length);
        return row;
    }

    private bool Wins(ColumnName name)
    {
        // Ranks are kept one higher so that 0 means "not yet".
        ref byte rank = ref ranks[(int)name.Column];
        if (rank != 0 && rank <= name.Rank + 1)
        {
            return false;
        }

        rank = (byte)(name.Rank + 1);
        return true;
    }
}
