using System.Buffers.Binary;

namespace IntuneImportModule.Core.Devices;

/// <summary>The frame of a decoded hardware hash: "OA", the length of the blocks, the blocks, "CS" with a SHA-256, zeros.</summary>
/// <remarks>Reverse engineered by the public, not documented; whatever it says about a hash may only ever be a warning.</remarks>
internal static class HashLayout
{
    /// <summary>The length of a whole hash in bytes; its base64 text has 4000 characters.</summary>
    public const int Length = 3000;

    /// <summary>The bytes before the first block, and those before a block's data.</summary>
    public const int HeaderLength = 4;

    private const int ChecksumBlockLength = HeaderLength + HashSha256.Length;

    /// <summary>Reads the header.</summary>
    /// <param name="hash">The decoded hash.</param>
    /// <param name="end">The offset at which the blocks end and the checksum begins.</param>
    /// <returns>What is wrong with it; null for a good one.</returns>
    public static string? ReadHeader(ReadOnlySpan<byte> hash, out int end)
    {
        end = 0;
        if (hash.Length < HeaderLength || hash[0] != (byte)'O' || hash[1] != (byte)'A')
        {
            return "The hash does not begin like a hardware hash.";
        }

        end = ReadUInt16(hash, 2);
        if (end < HeaderLength)
        {
            return "The hash states an impossible length.";
        }

        return end > hash.Length
            ? $"The hash was cut off: its data should have {end} bytes and only {hash.Length} are there."
            : null;
    }

    /// <summary>Finds the stored checksum.</summary>
    /// <param name="hash">The decoded hash.</param>
    /// <param name="end">The offset at which the blocks end.</param>
    /// <param name="rest">What follows the checksum, or follows the blocks when there is none.</param>
    /// <returns>The 32 bytes; empty when there is no whole checksum.</returns>
    public static ReadOnlySpan<byte> FindChecksum(ReadOnlySpan<byte> hash, int end, out ReadOnlySpan<byte> rest)
    {
        rest = hash.Slice(end);
        if (rest.Length < ChecksumBlockLength
            || rest[0] != (byte)'C'
            || rest[1] != (byte)'S'
            || ReadUInt16(rest, 2) != ChecksumBlockLength)
        {
            return default;
        }

        ReadOnlySpan<byte> checksum = rest.Slice(HeaderLength, HashSha256.Length);
        rest = rest.Slice(ChecksumBlockLength);
        return checksum;
    }

    /// <summary>Reads a 16-bit number.</summary>
    public static int ReadUInt16(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.Slice(offset));
}
