using System.Buffers;

namespace IntuneImportModule.Sandbox.Service;

/// <summary>Where an answer is written: a pooled array, since the answer of an import of 500 rows would be a large object each time.</summary>
internal sealed class AnswerBuffer(int length) : IBufferWriter<byte>, IDisposable
{
    private byte[]? _bytes = ArrayPool<byte>.Shared.Rent(length);
    private int _length;

    public ReadOnlyMemory<byte> Written => new(Bytes, 0, _length);

    private byte[] Bytes => _bytes ?? throw new ObjectDisposedException(nameof(AnswerBuffer));

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(Math.Max(sizeHint, 256));
        return new Memory<byte>(Bytes, _length, Bytes.Length - _length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public void Dispose()
    {
        if (_bytes is not null)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = null;
        }
    }

    private void Grow(int free)
    {
        if (Bytes.Length - _length >= free)
        {
            return;
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(Bytes.Length * 2, _length + free));
        Buffer.BlockCopy(Bytes, 0, larger, 0, _length);
        Dispose();
        _bytes = larger;
    }
}
