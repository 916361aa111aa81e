using System.Buffers.Binary;
using System.Text;
using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Journal;

/// <summary>Stands for a record's id where many are remembered: 8 bytes instead of a string of 36 characters.</summary>
/// <remarks>Two of a million ids meet by chance once in 37 million tenants; then one unclear row would be sent twice.</remarks>
internal static class RecordDigest
{
    /// <summary>Length in bytes.</summary>
    public const int Length = sizeof(ulong);

    /// <summary>The digest of an id; letter case ignored.</summary>
    /// <param name="id">The id.</param>
    public static ulong Of(string id)
    {
        Span<byte> sha256 = stackalloc byte[HashSha256.Length];
        HashSha256.Compute(Encoding.UTF8.GetBytes(id.ToUpperInvariant()), sha256);
        return BinaryPrimitives.ReadUInt64BigEndian(sha256);
    }

    /// <summary>The digests one behind the other.</summary>
    /// <param name="digests">The digests.</param>
    public static byte[] Join(IReadOnlyCollection<ulong> digests)
    {
        byte[] bytes = new byte[digests.Count * Length];
        int place = 0;
        foreach (ulong digest in digests)
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(place), digest);
            place += Length;
        }

        return bytes;
    }

    /// <summary>Takes joined digests apart.</summary>
    /// <param name="bytes">A multiple of <see cref="Length"/> bytes.</param>
    public static IEnumerable<ulong> Split(byte[] bytes)
    {
        for (int place = 0; place < bytes.Length; place += Length)
        {
            yield return BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(place));
        }
    }
}
