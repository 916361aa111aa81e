namespace IntuneImportModule.Sandbox.State;

/// <summary>Texts as UTF-8, each behind its length. Nothing is ever taken out: what was sent must still be shown to whoever asks later.</summary>
internal sealed class TextStore
{
    // Below 85,000 bytes, from where on .NET collects an array only together with everything else.
    private const int ChunkLength = 64 * 1024;

    // Number 0 is no text. Replaced when it is full and never changed where it is filled: answers are written without the tenant's lock.
    private byte[][] _chunks = [[]];
    private int _last;
    private int _end;

    public TextPlace Add(Utf8Text text)
    {
        if (text.IsNull)
        {
            return default;
        }

        ReadOnlySpan<byte> bytes = text.Span;
        int needed = PrefixLength(bytes.Length) + bytes.Length;
        if (needed > _chunks[_last].Length - _end)
        {
            Open(Math.Max(needed, ChunkLength));
        }

        byte[] chunk = _chunks[_last];
        TextPlace place = new(_last, _end);
        for (int rest = bytes.Length; ; rest >>= 7)
        {
            chunk[_end++] = (byte)(rest < 0x80 ? rest : rest | 0x80);
            if (rest < 0x80)
            {
                break;
            }
        }

        bytes.CopyTo(chunk.AsSpan(_end));
        _end += bytes.Length;
        return place;
    }

    /// <summary>Adds a text unless it is the one that lies there.</summary>
    public TextPlace Add(Utf8Text text, TextPlace before) => IsAt(before, text) ? before : Add(text);

    public Utf8Text Read(TextPlace place)
    {
        if (place.Chunk == 0)
        {
            return default;
        }

        byte[] chunk = _chunks[place.Chunk];
        int at = place.Offset;
        int length = chunk[at] & 0x7F;
        for (int shift = 7; chunk[at++] >= 0x80; shift += 7)
        {
            length |= (chunk[at] & 0x7F) << shift;
        }

        return new Utf8Text(chunk, at, length);
    }

    private bool IsAt(TextPlace place, Utf8Text text)
    {
        Utf8Text there = Read(place);
        return there.IsNull ? text.IsNull : !text.IsNull && there.Span.SequenceEqual(text.Span);
    }

    private void Open(int length)
    {
        if (++_last == _chunks.Length)
        {
            Array.Resize(ref _chunks, _chunks.Length * 2);
        }

        _chunks[_last] = new byte[length];
        _end = 0;
    }

    private static int PrefixLength(int length)
    {
        int bytes = 1;
        for (; length >= 0x80; length >>= 7)
        {
            bytes++;
        }

        return bytes;
    }
}
