namespace IntuneImportModule.Core.Csv;

/// <summary>Gathers the cells of one record as UTF-8, comma-separated and quoted where needed.</summary>
internal sealed class CellBuffer
{
    private byte[] bytes = new byte[8 * 1024];
    private int length;
    private bool filled;

    /// <summary>Adds a cell.</summary>
    /// <param name="text">UTF-8.</param>
    public void Add(ReadOnlySpan<byte> text)
    {
        filled |= !text.IsEmpty;

        // Every byte may be a quote to be doubled; then quotes around, and the comma.
        EnsureRoom((2 * text.Length) + 3);
        if (NeedsQuotes(text))
        {
            bytes[length++] = (byte)'"';
            foreach (byte value in text)
            {
                if (value == '"')
                {
                    bytes[length++] = (byte)'"';
                }

                bytes[length++] = value;
            }

            bytes[length++] = (byte)'"';
        }
        else
        {
            text.CopyTo(bytes.AsSpan(length));
            length += text.Length;
        }

        bytes[length++] = (byte)',';
    }

    /// <summary>Writes the record in one piece and begins the next. A record of empty cells is dropped.</summary>
    /// <param name="stream">Where to.</param>
    public void EndInto(Stream stream)
    {
        if (filled)
        {
            EnsureRoom(1);
            bytes[length - 1] = (byte)'\r';
            bytes[length++] = (byte)'\n';
            stream.Write(bytes, 0, length);
        }

        length = 0;
        filled = false;
    }

    /// <summary>The other delimiters too: a reader that guesses them must not be led astray.</summary>
    private static bool NeedsQuotes(ReadOnlySpan<byte> text) =>
        text.IndexOfAny((byte)',', (byte)';', (byte)'\t') >= 0 || text.IndexOfAny((byte)'"', (byte)'\r', (byte)'\n') >= 0;

    private void EnsureRoom(int count)
    {
        if (length + count > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(2 * bytes.Length, length + count));
        }
    }
}
