using System.Security.Cryptography;
using System.Text;

namespace IntuneImportModule.Core.Tests.Devices;

/// <summary>Builds hardware hashes from the layout's description, sharing no code with the module, and spoils them on request.</summary>
internal sealed class HashBuilder
{
    private readonly List<byte> blocks = [];

    /// <summary>The stored length of blocks and header; null for the true one.</summary>
    public ushort? StatedEnd { get; init; }

    /// <summary>The length to which zeros fill the hash.</summary>
    public int TotalLength { get; init; } = 3000;

    /// <summary>False leaves the checksum out.</summary>
    public bool HasChecksum { get; init; } = true;

    /// <summary>True stores a checksum of something else.</summary>
    public bool HasWrongChecksum { get; init; }

    /// <summary>The length that the checksum's block states.</summary>
    public ushort ChecksumLength { get; init; } = 36;

    /// <summary>The two letters in front.</summary>
    public string Magic { get; init; } = "OA";

    /// <summary>A device with the least that a hash needs.</summary>
    public static HashBuilder Minimal(string serialNumber = "SMP-0001") =>
        new HashBuilder().Text(14, serialNumber).Text(16, "Contoso").Text(17, "Laptop 5");

    /// <summary>Adds a block of any data; its stated length may be wrong.</summary>
    public HashBuilder Block(int type, byte[] data, int? statedLength = null)
    {
        Write16(type);
        Write16(statedLength ?? data.Length + 4);
        blocks.AddRange(data);
        return this;
    }

    /// <summary>Adds NUL-terminated UTF-8.</summary>
    public HashBuilder Text(int type, string text) => Block(type, [.. Encoding.UTF8.GetBytes(text), 0]);

    /// <summary>Adds NUL-terminated UTF-16.</summary>
    public HashBuilder WideText(int type, string text) => Block(type, Encoding.Unicode.GetBytes(text + "\0"));

    /// <summary>The bytes.</summary>
    public byte[] Build()
    {
        int end = StatedEnd ?? blocks.Count + 4;
        List<byte> hash = [(byte)Magic[0], (byte)Magic[1], (byte)end, (byte)(end >> 8), .. blocks];
        if (HasChecksum)
        {
            byte[] checksum = SHA256.HashData([.. hash]);
            checksum[31] ^= (byte)(HasWrongChecksum ? 1 : 0);
            hash.AddRange([(byte)'C', (byte)'S', (byte)ChecksumLength, (byte)(ChecksumLength >> 8), .. checksum]);
        }

        while (hash.Count < TotalLength)
        {
            hash.Add(0);
        }

        return [.. hash];
    }

    /// <summary>The base64 text.</summary>
    public string BuildText() => Convert.ToBase64String(Build());

    private void Write16(int value)
    {
        blocks.Add((byte)value);
        blocks.Add((byte)(value >> 8));
    }
}
