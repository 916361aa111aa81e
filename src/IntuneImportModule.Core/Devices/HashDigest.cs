using System.Buffers.Binary;

namespace IntuneImportModule.Core.Devices;

/// <summary>Stands for a hardware hash where two are compared, so that the hash itself need not be kept.</summary>
/// <param name="High">The first eight bytes of a SHA-256.</param>
/// <param name="Low">The next eight.</param>
internal readonly record struct HashDigest(ulong High, ulong Low)
{
    /// <summary>The digest made of the first half of a SHA-256 value.</summary>
    /// <param name="sha256">The 32 bytes.</param>
    public static HashDigest FromSha256(ReadOnlySpan<byte> sha256) =>
        new(BinaryPrimitives.ReadUInt64BigEndian(sha256), BinaryPrimitives.ReadUInt64BigEndian(sha256.Slice(8)));

    /// <summary>The digest of all bytes of a decoded hash.</summary>
    /// <param name="hash">The bytes.</param>
    public static HashDigest Of(ReadOnlySpan<byte> hash)
    {
        Span<byte> sha256 = stackalloc byte[HashSha256.Length];
        HashSha256.Compute(hash, sha256);
        return FromSha256(sha256);
    }
}
