using System.Buffers.Binary;

namespace IntuneImportModule.Core.Devices;

/// <summary>The fields inside one block. The default value stands for a block that is not there; its fields are null.</summary>
/// <param name="data">The block's data; offsets count from here.</param>
internal readonly struct HashFields(byte[]? data)
{
    /// <summary>False where the hash has no such block.</summary>
    public bool Exist => data is not null;

    /// <summary>The whole block as UTF-8 text.</summary>
    public string? Text => data is null ? null : HashStrings.Utf8(data);

    /// <summary>UTF-16 text from an offset to the end; null when there is none.</summary>
    public string? WideTextFrom(int offset) =>
        data is null || data.Length <= offset ? null : HashStrings.Utf16(data.AsSpan(offset));

    /// <summary>The whole block of 16 bytes as a UUID in SMBIOS byte order, which is also that of Windows' GUIDs.</summary>
    public Guid? Uuid => data is null ? null : new Guid(data);

    /// <summary>An 8-bit number.</summary>
    public int? Byte(int offset) => data?[offset];

    /// <summary>A 16-bit number.</summary>
    public int? UInt16(int offset) => data is null ? null : HashLayout.ReadUInt16(data, offset);

    /// <summary>A 32-bit number.</summary>
    public uint? UInt32(int offset) => data is null ? null : BinaryPrimitives.ReadUInt32LittleEndian(data.AsSpan(offset));

    /// <summary>A 64-bit number.</summary>
    public ulong? UInt64(int offset) => data is null ? null : BinaryPrimitives.ReadUInt64LittleEndian(data.AsSpan(offset));

    /// <summary>A version of four 16-bit numbers, stored as minor, major, revision, build.</summary>
    public string? Version(int offset) =>
        data is null ? null : $"{UInt16(offset + 2)}.{UInt16(offset)}.{UInt16(offset + 6)}.{UInt16(offset + 4)}";

    /// <summary>Bytes in hexadecimal.</summary>
    public string? Hex(int offset, int length) => data is null ? null : HashStrings.Hex(data.AsSpan(offset, length));

    /// <summary>All bytes from an offset on in base64; null when there are none.</summary>
    public string? Base64(int offset) =>
        data is null || data.Length <= offset ? null : Convert.ToBase64String(data, offset, data.Length - offset);

    /// <summary>Six bytes with colons.</summary>
    public string? MacAddress(int offset) => data is null ? null : BitConverter.ToString(data, offset, 6).Replace('-', ':');
}
