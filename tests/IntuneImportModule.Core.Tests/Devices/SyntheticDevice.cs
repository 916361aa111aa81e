using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace IntuneImportModule.Core.Tests.Devices;

/// <summary>A device that does not exist, with every block that a hash may have. All its data follow from its serial number.</summary>
internal static class SyntheticDevice
{
    public const string Uuid = "00112233-4455-6677-8899-aabbccddeeff";

    /// <summary>The bytes of <see cref="Uuid"/> in SMBIOS order: the first three groups are little-endian.</summary>
    public static readonly byte[] UuidBytes =
        [0x33, 0x22, 0x11, 0x00, 0x55, 0x44, 0x77, 0x66, 0x88, 0x99, 0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0xFF];

    public static byte[] EndorsementKey(string serialNumber) =>
        [.. Enumerable.Range(0, 8).SelectMany(part => SHA256.HashData(Encoding.ASCII.GetBytes($"{serialNumber}/{part}")))];

    public static HashBuilder Build(string serialNumber, string manufacturer = "Contoso", string model = "Laptop 5", byte number = 1) =>
        new HashBuilder()
            .Block(1, Versions())
            .Block(2, [9, 0, 1, 0, 4, 0, 8, 0, 1, 0, 0, 0])
            .Text(3, "GenuineContoso")
            .Text(4, "  Contoso CPU 1000  ")
            .Block(5, [.. Number64(16), .. Number64(64), 2, 0, 1, 0, 3, 0, 0, 0])
            .Block(6, [.. Number64(512), 17, 0, 0, 1])
            .Block(6, [.. Number64(1000), 11, 0, 255, 0])
            .Block(7, Encoding.ASCII.GetBytes($"DISK-{serialNumber}|Contoso SSD|"))
            .Block(8, [14, 0, 0, 0, 2, 0, 0, 0, 0, number, 8, 0, 0, 0, .. Encoding.Unicode.GetBytes("PCI\0")])
            .Block(8, [9, 0, 0, 0, 2, 0, 0, 0, 1, number])
            .Block(9, [30, 0, 19, 0, 0x80, 0x07, 0x38, 0x04])
            .Block(10, [10, 2, 0, 0])
            .Block(11, [0, 0, 0, 0, 1, 0, 0x20, 0, 0, 0, .. SHA256.HashData(EndorsementKey(serialNumber))])
            .Block(12, [.. UuidBytes[..15], (byte)(0xFF - number + 1)])
            .Text(13, "TPM-Version:2.0 -Level:0-Revision:1.38-VendorID:'CTSO'-Firmware:1.2")
            .Text(14, serialNumber)
            .Text(15, "Contoso Firmware")
            .Text(16, manufacturer)
            .Text(17, model)
            .Text(18, "SKU-1")
            .Text(19, "Family-1")
            .Text(20, "Contoso Firmware 2")
            .Text(21, "Board-1")
            .Text(22, "Board version 1")
            .Text(23, "System version 1")
            .Text(24, "0000000000001")
            .Block(25, EndorsementKey(serialNumber))
            .Text(26, "PART-1")
            .Block(27, [0xFF, 0xFF, 0xFF, 0xFF])
            .Text(28, $"KDISK-{serialNumber}")
            .Block(29, [.. Number64(128), .. Number64(0), 1, 1])
            .WideText(30, "Contoso|Graphics 1");

    private static byte[] Versions() =>
    [
        0, 0, 10, 0, 0x20, 0x03, 0xF0, 0x55, // 10.0.22000.800
        0, 0, 10, 0, 0x01, 0x00, 0x5D, 0x58, // 10.0.22621.1
        1, 2, 3, 4, 4, 2, 9, 3,
    ];

    private static byte[] Number64(ulong value)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        return bytes;
    }
}
