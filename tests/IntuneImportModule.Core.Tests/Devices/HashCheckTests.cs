using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Tests.Devices;

public sealed class HashCheckTests
{
    [Fact]
    public void A_sound_hash_passes()
    {
        HashVerdict verdict = HashCheck.Check(SyntheticDevice.Build("SMP-0001").Build());

        Assert.True(verdict.IsStructureKnown);
        Assert.True(verdict.ChecksumValid);
        Assert.Null(verdict.Problem);
        Assert.Equal("SMP-0001", verdict.ReadSerialNumber());
        Assert.Equal("Contoso", verdict.ReadManufacturer());
    }

    // .NET Framework 4.7.2 does not count allocations.
    [Trait("NotOn", "NetFramework")]
    [Fact]
    public void A_sound_hash_costs_no_allocation()
    {
        byte[] hash = SyntheticDevice.Build("SMP-0001").Build();
        _ = HashCheck.Check(hash).SerialMatches("SMP-0001");

        long before = GC.GetAllocatedBytesForCurrentThread();
        bool? matches = HashCheck.Check(hash).SerialMatches("SMP-0001");
        long after = GC.GetAllocatedBytesForCurrentThread();

        Assert.True(matches);
        Assert.Equal(0, after - before);
    }

    public static TheoryData<string, byte[], string> Broken() => new()
    {
        { "empty", [], "does not begin" },
        { "three bytes", [0x4F, 0x41, 4], "does not begin" },
        { "other letters", new HashBuilder { Magic = "AO" }.Build(), "does not begin" },
        { "end before the blocks", new HashBuilder { StatedEnd = 3 }.Build(), "impossible length" },
        { "end behind the hash", new HashBuilder { StatedEnd = 3001 }.Build(), "cut off" },
        { "cut within the blocks", SyntheticDevice.Build("SMP-0001").Build()[..500], "cut off" },
        { "length 0", HashBuilder.Minimal().Block(18, [], statedLength: 0).Build(), "block at byte 42" },
        { "length 3", HashBuilder.Minimal().Block(18, [], statedLength: 3).Build(), "block at byte 42" },
        { "one byte too long", HashBuilder.Minimal().Block(18, [1, 2], statedLength: 7).Build(), "block at byte 42" },
        { "far too long", HashBuilder.Minimal().Block(18, [1, 2], statedLength: 65535).Build(), "block at byte 42" },
        { "one byte too short", HashBuilder.Minimal().Block(18, [1, 2], statedLength: 5).Build(), "block at byte 47" },
        { "end within a block", new HashBuilder { StatedEnd = 10 }.Text(14, "SMP-0001").Build(), "block at byte 4" },
        { "end within a header", new HashBuilder { StatedEnd = 7 }.Text(14, "SMP-0001").Build(), "block at byte 4" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_structure_is_noticed(string what, byte[] hash, string expected)
    {
        HashVerdict verdict = HashCheck.Check(hash);

        Assert.False(verdict.IsStructureKnown, what);
        Assert.Null(verdict.ChecksumValid);
        Assert.Contains(expected, verdict.Problem, StringComparison.Ordinal);
        Assert.Null(verdict.ReadSerialNumber());
        Assert.Null(verdict.SerialMatches("SMP-0001"));
    }

    public static TheoryData<byte[], bool?, string> Doubtful() => new()
    {
        { Spoiled(new HashBuilder { HasWrongChecksum = true }), false, "checksum does not fit" },
        { Spoiled(new HashBuilder { HasChecksum = false }), null, "no checksum" },
        { Spoiled(new HashBuilder { ChecksumLength = 32 }), null, "no checksum" },
        { HashBuilder.Minimal().Build()[..(42 + 35)], null, "no checksum" },
        { HashBuilder.Minimal().Build()[..(42 + 36)], true, "78 bytes instead of 3000" },
        { Spoiled(new HashBuilder { TotalLength = 4096 }), true, "4096 bytes instead of 3000" },
        { new HashBuilder().Text(16, "Contoso").Text(17, "Laptop 5").Build(), true, "no serial number" },
        { new HashBuilder().Text(14, "  ").Text(16, "Contoso").Text(17, "Laptop 5").Build(), true, "no serial number" },
        { new HashBuilder().Text(14, "SMP-0001").Text(17, "Laptop 5").Build(), true, "manufacturer or the model" },
        { new HashBuilder().Text(14, "SMP-0001").Text(16, "Contoso").Build(), true, "manufacturer or the model" },
    };

    [Theory]
    [MemberData(nameof(Doubtful))]
    public void A_doubtful_hash_can_be_read_and_is_warned_about(byte[] hash, bool? checksumValid, string expected)
    {
        HashVerdict verdict = HashCheck.Check(hash);

        Assert.True(verdict.IsStructureKnown);
        Assert.Equal(checksumValid, verdict.ChecksumValid);
        Assert.Contains(expected, verdict.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_changed_byte_of_the_data_breaks_the_checksum()
    {
        byte[] hash = HashBuilder.Minimal().Build();
        for (int i = 8; i < 8 + "SMP-0001".Length; i++)
        {
            hash[i] ^= 1;
            Assert.False(HashCheck.Check(hash).ChecksumValid);
            hash[i] ^= 1;
        }
    }

    [Theory]
    [InlineData("SMP-0001", "SMP-0001", true)]
    [InlineData("SMP-0001", " smp-0001 ", true)]
    [InlineData("SMP-0001  ", "SMP-0001", true)]
    [InlineData("SMP-0001", "SMP-0002", false)]
    [InlineData("SMP-0001", "SMP-00011", false)]
    [InlineData("SMP-0001", "SMP-000", false)]
    [InlineData("SMP-0001", "", false)]
    [InlineData("SMP-0001", null, false)]
    [InlineData("SMP-Ä", "smp-ä", true)]
    [InlineData("SMP-Ä", "SMP-A", false)]
    [InlineData("SMP{", "SMP[", false)]
    public void The_serial_is_compared_as_people_would(string inHash, string? inRow, bool expected)
    {
        Assert.Equal(expected, HashCheck.Check(HashBuilder.Minimal(inHash).Build()).SerialMatches(inRow));
    }

    [Fact]
    public void Equal_hashes_have_equal_digests_and_others_do_not()
    {
        byte[] hash = HashBuilder.Minimal().Build();
        byte[] tail = [.. hash];
        tail[2999] = 1;

        HashSet<Digest128> digests =
        [
            HashCheck.Check(hash).Digest,
            HashCheck.Check([.. hash]).Digest,
            HashCheck.Check(tail).Digest,
            HashCheck.Check(hash.AsSpan(0, 2999)).Digest,
            HashCheck.Check(Spoiled(new HashBuilder { HasWrongChecksum = true })).Digest,
            HashCheck.Check(Spoiled(new HashBuilder { HasChecksum = false })).Digest,
            HashCheck.Check(HashBuilder.Minimal("SMP-0002").Build()).Digest,
            HashCheck.Check([]).Digest,
            HashCheck.Check([1]).Digest,
        ];
        Assert.Equal(8, digests.Count);
    }

    private static byte[] Spoiled(HashBuilder builder) =>
        builder.Text(14, "SMP-0001").Text(16, "Contoso").Text(17, "Laptop 5").Build();
}
