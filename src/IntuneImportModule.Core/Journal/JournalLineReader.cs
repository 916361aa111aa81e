namespace IntuneImportModule.Core.Journal;

/// <summary>Cuts a file into lines without ever holding more than one.</summary>
internal sealed class JournalLineReader(Stream stream)
{
    /// <summary>The longest line. A run writes a megabyte at most; what is longer is no line of ours.</summary>
    public const int Longest = 16 * 1024 * 1024;

    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;
    private bool isAtEnd;

    /// <summary>Offset of the current line in the file.</summary>
    public long Offset { get; private set; }

    /// <summary>The current line without its end; valid until the next is read.</summary>
    public ArraySegment<byte> Line { get; private set; }

    /// <summary>False for a last line without a line end.</summary>
    public bool IsTerminated { get; private set; }

    /// <summary>True for a line of more than <see cref="Longest"/> bytes; it is not read further.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Reads the next line.</summary>
    /// <returns>False at the end of the file.</returns>
    public bool Read()
    {
        Offset += Line.Count + (IsTerminated ? 1 : 0);
        int searched = start;
        while (true)
        {
            int length = Array.IndexOf(buffer, (byte)'\n', searched, end - searched) - start;
            if (length >= 0)
            {
                return Take(length, isTerminated: true);
            }

            if (isAtEnd)
            {
                return start < end && Take(end - start, isTerminated: false);
            }

            if (end - start >= Longest)
            {
                IsTooLong = true;
                return Take(end - start, isTerminated: false);
            }

            searched = end - start;
            Fill();
            searched += start;
        }
    }

    private bool Take(int length, bool isTerminated)
    {
        Line = new ArraySegment<byte>(buffer, start, length);
        IsTerminated = isTerminated;
        start += length + (isTerminated ? 1 : 0);
        return true;
    }

    private void Fill()
    {
        byte[] target = end - start > buffer.Length / 2 ? new byte[buffer.Length * 2] : buffer;
        Buffer.BlockCopy(buffer, start, target, 0, end - start);
        (buffer, end, start) = (target, end - start, 0);
        int read = stream.Read(buffer, end, buffer.Length - end);
        isAtEnd = read == 0;
        end += read;
    }
}
