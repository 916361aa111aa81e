using System.Text;
using IntuneImportModule.Core.Csv;

namespace IntuneImportModule.Core.Tests.Csv;

/// <summary>Nonsense costs a CsvFormatException at most. The seeds are fixed, so that a failure can be repeated.</summary>
public class CsvFuzzTests
{
    private static readonly byte[][] Tokens =
    [
        [.. "\""u8], [.. ","u8], [.. ";"u8], [.. "\t"u8], [.. "\r"u8], [.. "\n"u8], [.. "\r\n"u8], [.. " "u8], [.. "sep=;"u8], [.. "#TYPE "u8],
        [.. "SerialNumber"u8], [.. "Hardware Hash"u8], [.. "Imei"u8], [.. "Identifier"u8], [.. "S1"u8], [.. "ü€"u8],
        [0], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [0xE4], [0xF0, 0x9F], [0x80], [0xED, 0xA0], Encoding.ASCII.GetBytes(CsvCase.Hash),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Random_tokens_and_bytes(int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < 1_500; i++)
        {
            List<byte> file = [];
            int count = random.Next(60);
            for (int j = 0; j < count; j++)
            {
                file.AddRange(random.Next(12) == 0 ? [(byte)random.Next(256)] : Tokens[random.Next(Tokens.Length)]);
            }

            ReadBothWays([.. file], random);
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Mutated_good_files(int seed)
    {
        Random random = new(seed);
        byte[][] good =
        [
            Encoding.UTF8.GetBytes($"Device Serial Number,Windows Product ID,Hardware Hash\r\nS1,,{CsvCase.Hash}\r\nS2,\"a\"\"b\r\n\",{CsvCase.Hash}\r\n"),
            Encoding.UTF8.GetBytes("Dell Inc.,Zürich,S1\nHP,\"x, y\",S2\n"),
            Encoding.Unicode.GetBytes("Imei;Details\r\n123456789012345;日本\r\n"),
        ];
        for (int i = 0; i < 1_500; i++)
        {
            byte[] file = [.. good[random.Next(good.Length)]];
            for (int j = random.Next(8); j >= 0; j--)
            {
                file[random.Next(file.Length)] = (byte)random.Next(256);
            }

            ReadBothWays(file[..random.Next(file.Length + 1)], random);
        }
    }

    /// <summary>The size of reads must not matter to what comes out, nor any options to whether it ends well.</summary>
    private static void ReadBothWays(byte[] file, Random random)
    {
        CsvOptions options = new()
        {
            Kind = (CsvKind)random.Next(2),
            ImportedDeviceIdentityType = random.Next(2) == 0 ? "imei" : null,
            Delimiter = random.Next(8) == 0 ? '|' : null,
            Encoding = random.Next(8) switch { 0 => Encoding.UTF8, 1 => Encoding.BigEndianUnicode, 2 => Encoding.Latin1, _ => null },
        };
        IReadOnlyList<string> whole = CsvCase.Read(file, options);
        Assert.Equal(whole, CsvCase.Read(new TricklingStream(file, random.Next(1, 20)), options));

        // Rows come in order, and an error ends them.
        int line = 0;
        foreach (string told in whole.Where(told => char.IsAsciiDigit(told[0])))
        {
            int next = int.Parse(told[..told.IndexOf(':', StringComparison.Ordinal)], null);
            Assert.True(next > line);
            line = next;
        }
    }
}
