namespace IntuneImportModule.Core.Csv;

/// <summary>Lets the beginning of a stream be looked at before it is read. Pipes and decoders cannot seek back.</summary>
/// <param name="inner">The stream, read from where it stands.</param>
internal sealed class PeekStream(Stream inner) : InputStream
{
    /// <summary>
    /// How many bytes are looked at: enough for a first line that is a whole Autopilot row in UTF-16, twice over.
    /// </summary>
    private const int Window = 32 * 1024;

    private readonly byte[] start = new byte[Window];
    private int position;
    private int length;
    private bool filled;

    /// <summary>The first bytes of what is still to be read, all of them for a short file.</summary>
    public ReadOnlySpan<byte> Peek()
    {
        if (!filled)
        {
            int count;
            while (length < start.Length && (count = inner.Read(start, length, start.Length - length)) > 0)
            {
                length += count;
            }

            filled = true;
        }

        return start.AsSpan(position, length - position);
    }

    /// <summary>Leaves out bytes that were looked at: a byte order mark.</summary>
    /// <param name="count">How many; not more than <see cref="Peek"/> showed.</param>
    public void Skip(int count) => position += count;

    /// <inheritdoc/>
    protected override int ReadInto(Span<byte> destination)
    {
        if (position < length)
        {
            int count = Math.Min(destination.Length, length - position);
            start.AsSpan(position, count).CopyTo(destination);
            position += count;
            return count;
        }

#if NET
        return inner.Read(destination);
#else
        // .NET Framework reads into arrays only, and the window is free by now.
        int read = inner.Read(start, 0, Math.Min(start.Length, destination.Length));
        start.AsSpan(0, read).CopyTo(destination);
        return read;
#endif
    }
}
