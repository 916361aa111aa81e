using System.Buffers.Binary;

namespace IntuneImportModule.Core.Journal;

/// <summary>Stands for a row: identity and all values that are sent, as a keyed digest.</summary>
/// <param name="High">The first eight bytes of the digest.</param>
/// <param name="Low">The next eight.</param>
internal readonly record struct JournalKey(ulong High, ulong Low)
{
    /// <summary>Length in bytes.</summary>
    public const int Length = 16;

    /// <summary>The key made of the beginning of a digest.</summary>
    /// <param name="digest">At least <see cref="Length"/> bytes.</param>
    public static JournalKey Read(ReadOnlySpan<byte> digest) =>
        new(BinaryPrimitives.ReadUInt64BigEndian(digest), BinaryPrimitives.ReadUInt64BigEndian(digest.Slice(8)));

    /// <summary>Writes the key's bytes.</summary>
    /// <param name="destination">At least <see cref="Length"/> bytes.</param>
    public void Write(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, High);
        BinaryPrimitives.WriteUInt64BigEndian(destination.Slice(8), Low);
    }

    /// <summary>The keys one behind the other.</summary>
    /// <param name="keys">The keys.</param>
    public static byte[] Join(IReadOnlyCollection<JournalKey> keys)
    {
        byte[] bytes = new byte[keys.Count * Length];
        int place = 0;
        foreach (JournalKey key in keys)
        {
            key.Write(bytes.AsSpan(place));
            place += Length;
        }

        return bytes;
    }
}
