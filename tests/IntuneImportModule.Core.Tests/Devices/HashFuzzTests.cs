using System.Text;
using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Tests.Devices;

/// <summary>Whatever arrives: no exception, no endless walk, and either information or a problem.</summary>
// Tens of thousands of hashes take half a minute under Mono.
[Trait("NotOn", "Mono")]
public sealed class HashFuzzTests
{
    private const int Inputs = 25_000;

    [Fact]
    public void Random_bytes_are_survived() => Try(1, random => RandomBytes(random, random.Next(0, 4096)));

    [Fact]
    public void Random_blocks_behind_a_good_header_are_survived() => Try(2, random =>
    {
        byte[] hash = RandomBytes(random, random.Next(4, 3100));
        (hash[0], hash[1]) = ((byte)'O', (byte)'A');
        (hash[2], hash[3]) = ((byte)hash.Length, (byte)(hash.Length >> 8));

        // Small types and lengths, so that many blocks fit and are read.
        for (int at = 4, length; at + 4 <= hash.Length; at += length)
        {
            length = Math.Min(random.Next(4, 60), hash.Length - at);
            (hash[at], hash[at + 1], hash[at + 2], hash[at + 3]) = ((byte)random.Next(0, 40), 0, (byte)length, 0);
        }

        return hash;
    });

    [Fact]
    public void Sound_hashes_with_changed_bytes_are_survived()
    {
        byte[] sound = SyntheticDevice.Build("SMP-0001").Build();
        Try(3, random =>
        {
            byte[] hash = sound[..random.Next(2900, 3001)];
            for (int i = random.Next(1, 9); i > 0; i--)
            {
                hash[random.Next(0, 1200)] = (byte)random.Next(256);
            }

            return hash;
        });
    }

    [Fact]
    public void Sound_text_with_changed_characters_is_survived()
    {
        byte[] sound = Encoding.ASCII.GetBytes(SyntheticDevice.Build("SMP-0001").BuildText());
        Random random = new(4);
        for (int round = 0; round < Inputs; round++)
        {
            byte[] text = sound[..random.Next(0, sound.Length + 1)];
            for (int i = random.Next(0, 3); i > 0 && text.Length > 0; i--)
            {
                text[random.Next(text.Length)] = (byte)random.Next(256);
            }

            HashDecoding decoding = HashBase64.Decode(text, out byte[] decoded);
            Assert.Equal(decoding.Problem is null, decoded.Length > 0);
            AssertSettled(Encoding.Latin1.GetString(text));
        }
    }

    [Fact]
    public void Thousands_of_empty_blocks_are_survived()
    {
        byte[] hash = new byte[65535];
        (hash[0], hash[1], hash[2], hash[3]) = ((byte)'O', (byte)'A', 0xFC, 0xFF);
        for (int at = 4; at < 65532; at += 4)
        {
            (hash[at], hash[at + 2]) = (7, 4);
        }

        Assert.True(HardwareHash.TryDecode(hash.AsSpan(), out HardwareHashInfo? info, out _));
        Assert.Empty(info.DiskSerialNumbers);
        Assert.Empty(info.UnknownBlocks);
    }

    private static void Try(int seed, Func<Random, byte[]> make)
    {
        Random random = new(seed);
        for (int round = 0; round < Inputs; round++)
        {
            byte[] hash = make(random);
            HashVerdict verdict = HashCheck.Check(hash);
            bool read = HardwareHash.TryDecode(hash.AsSpan(), out HardwareHashInfo? info, out string? problem);

            Assert.Equal(verdict.IsStructureKnown, read);
            Assert.Equal(verdict.ReadSerialNumber(), info?.SerialNumber);
            Assert.True(read ? problem is null : !string.IsNullOrEmpty(problem));
        }
    }

    private static void AssertSettled(string text)
    {
        bool read = HardwareHash.TryDecode(text, out HardwareHashInfo? info, out string? problem);
        Assert.True(read ? info is not null && problem is null : info is null && !string.IsNullOrEmpty(problem));
    }

    private static byte[] RandomBytes(Random random, int length)
    {
        byte[] bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
