namespace IntuneImportModule.Core.Csv;

/// <summary>A stream that is only ever read forward. It does not own what it reads from; the opener disposes that.</summary>
internal abstract class InputStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Reads at least one byte, unless the input has ended.</summary>
    /// <param name="destination">Where the bytes go; at least one byte long.</param>
    /// <returns>How many bytes were read; 0 at the end.</returns>
    protected abstract int ReadInto(Span<byte> destination);

    public sealed override int Read(byte[] buffer, int offset, int count) =>
        count == 0 ? 0 : ReadInto(buffer.AsSpan(offset, count));

#if NET
    public sealed override int Read(Span<byte> buffer) => buffer.IsEmpty ? 0 : ReadInto(buffer);
#endif

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
