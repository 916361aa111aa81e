using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace IntuneImportModule.Core.Devices;

/// <summary>128 bits that stand for a text or for bytes. Quick, and no secret: another key for every process, nothing that may be stored.</summary>
/// <remarks>MurmurHash3 (x64, 128 bits). SHA-256 of a short text costs twenty times as much, most of it for calling the system's library.</remarks>
internal readonly record struct Digest128(ulong High, ulong Low)
{
    private const ulong First = 0x87c37b91114253d5;
    private const ulong Second = 0x4cf5ad432745937f;
    private static readonly ulong Key = MemoryMarshal.Read<ulong>(Guid.NewGuid().ToByteArray());

    /// <summary>The digest of a text.</summary>
    /// <param name="text">The text, compared by its characters.</param>
    public static Digest128 Of(ReadOnlySpan<char> text) => Of(MemoryMarshal.AsBytes(text));

    /// <summary>The digest of bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    public static Digest128 Of(ReadOnlySpan<byte> bytes)
    {
        ulong high = Key;
        ulong low = Key;
        ReadOnlySpan<byte> rest = bytes;
        for (; rest.Length >= 16; rest = rest.Slice(16))
        {
            high = (Rotate(high ^ Mix(MemoryMarshal.Read<ulong>(rest), First, 31, Second), 27) + low) * 5 + 0x52dce729;
            low = (Rotate(low ^ Mix(MemoryMarshal.Read<ulong>(rest.Slice(8)), Second, 33, First), 31) + high) * 5 + 0x38495ab5;
        }

        Span<byte> last = stackalloc byte[16];
        rest.CopyTo(last);
        low ^= Mix(MemoryMarshal.Read<ulong>(last.Slice(8)), Second, 33, First);
        high ^= Mix(MemoryMarshal.Read<ulong>(last), First, 31, Second);
        return Finish(high ^ (ulong)bytes.Length, low ^ (ulong)bytes.Length);
    }

    /// <summary>The digest made of the first half of a SHA-256 value, where that is at hand.</summary>
    /// <param name="sha256">The 32 bytes.</param>
    public static Digest128 FromSha256(ReadOnlySpan<byte> sha256) =>
        new(BinaryPrimitives.ReadUInt64BigEndian(sha256), BinaryPrimitives.ReadUInt64BigEndian(sha256.Slice(8)));

    private static Digest128 Finish(ulong high, ulong low)
    {
        high += low;
        low += high;
        high = Spread(high);
        low = Spread(low);
        high += low;
        return new Digest128(high, low + high);
    }

    private static ulong Mix(ulong value, ulong before, int bits, ulong behind) => Rotate(value * before, bits) * behind;

    private static ulong Rotate(ulong value, int bits) => (value << bits) | (value >> (64 - bits));

    private static ulong Spread(ulong value)
    {
        value = (value ^ (value >> 33)) * 0xff51afd7ed558ccd;
        value = (value ^ (value >> 33)) * 0xc4ceb9fe1a85ec53;
        return value ^ (value >> 33);
    }
}
