using System.Text;

namespace IntuneImportModule.Core.Csv;

/// <summary>Turns text of any encoding into UTF-8. What the encoding cannot read becomes U+FFFD.</summary>
/// <param name="inner">The bytes, without a byte order mark.</param>
/// <param name="encoding">Their encoding.</param>
internal sealed class TranscodedStream(Stream inner, Encoding encoding) : InputStream
{
    private const int BlockSize = 16 * 1024;

    private readonly Decoder decoder = ReplacingDecoder(encoding);
    private readonly Encoder encoder = Encoding.UTF8.GetEncoder();
    private readonly byte[] raw = new byte[BlockSize];
    private readonly char[] text = new char[encoding.GetMaxCharCount(BlockSize)];
    private byte[] utf8 = [];
    private int position;
    private int length;
    private bool ended;

    /// <inheritdoc/>
    protected override int ReadInto(Span<byte> destination)
    {
        // A block may hold no whole character, and the last block may still complete one.
        while (position == length && !ended)
        {
            Fill();
        }

        int count = Math.Min(destination.Length, length - position);
        utf8.AsSpan(position, count).CopyTo(destination);
        position += count;
        return count;
    }

    private static Decoder ReplacingDecoder(Encoding encoding)
    {
        // An encoding that throws would put bytes of a row into its message, and a question mark would hide the loss.
        Encoding replacing = (Encoding)encoding.Clone();
        replacing.DecoderFallback = new DecoderReplacementFallback("\uFFFD");
        return replacing.GetDecoder();
    }

    private void Fill()
    {
        if (utf8.Length == 0)
        {
            utf8 = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        }

        int count = inner.Read(raw, 0, raw.Length);
        ended = count == 0;
        int characters = decoder.GetChars(raw, 0, count, text, 0, flush: ended);
        position = 0;
        length = encoder.GetBytes(text, 0, characters, utf8, 0, flush: ended);
    }
}
