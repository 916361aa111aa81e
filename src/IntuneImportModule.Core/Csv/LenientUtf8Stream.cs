namespace IntuneImportModule.Core.Csv;

/// <summary>
/// Passes UTF-8 through and reads every byte that is no UTF-8 as Windows-1252, in place: a file that says "München" once in
/// each encoding, as appended exports do, comes out right.
/// </summary>
/// <param name="inner">The bytes.</param>
internal sealed class LenientUtf8Stream(Stream inner) : InputStream
{
    private readonly byte[] raw = new byte[64 * 1024];
    private int start;
    private int valid;
    private int end;
    private bool cut;
    private bool ended;
    private ReadOnlyMemory<byte> pending;
    private long produced;

    /// <summary>Where the first byte that was read as Windows-1252 stands in the output; -1 while there was none.</summary>
    public long FirstForeign { get; private set; } = -1;

    /// <inheritdoc/>
    protected override int ReadInto(Span<byte> destination)
    {
        int written = 0;
        while (written < destination.Length)
        {
            if (!pending.IsEmpty)
            {
                int count = Math.Min(pending.Length, destination.Length - written);
                pending.Span.Slice(0, count).CopyTo(destination.Slice(written));
                pending = pending.Slice(count);
                written += count;
            }
            else if (start < valid)
            {
                int count = Math.Min(valid - start, destination.Length - written);
                raw.AsSpan(start, count).CopyTo(destination.Slice(written));
                start += count;
                written += count;
            }
            else if (start < end && (!cut || ended))
            {
                Translate(produced + written);
            }
            else if (ended || written > 0 || !Fill())
            {
                // What is at hand goes out before the next read, which may have to wait.
                break;
            }
        }

        produced += written;
        return written;
    }

    private void Translate(long position)
    {
        if (FirstForeign < 0)
        {
            FirstForeign = position;
        }

        pending = Windows1252.ToUtf8(raw[start++]);
        Measure();
    }

    private bool Fill()
    {
        // A character may be cut in two (or four) by the end of the buffer; its beginning moves to the front.
        Buffer.BlockCopy(raw, start, raw, 0, end - start);
        end -= start;
        start = 0;
        int count = inner.Read(raw, end, raw.Length - end);
        ended = count == 0;
        end += count;
        Measure();
        return start < end;
    }

    private void Measure() => valid = start + Utf8Text.ValidLength(raw.AsSpan(start, end - start), out cut);
}
