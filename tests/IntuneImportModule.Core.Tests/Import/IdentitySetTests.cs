using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Core.Tests.Import;

[Collection(HeapTests.Name)]
public sealed class IdentitySetTests
{
    // Mono's collector leaves more behind.
    [Trait("NotOn", "Mono")]
    [Fact]
    public void A_million_identities_are_told_apart_within_their_memory()
    {
        const int Count = 1_000_000;
        long before = GC.GetTotalMemory(forceFullCollection: true);
        IdentitySet identities = new();
        for (int row = 1; row <= Count; row++)
        {
            Assert.Equal(0, identities.Add(Name(row), row));
        }

        long bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / Count;
        for (int row = 1; row <= Count; row += 997)
        {
            Assert.Equal(row, identities.Add(Name(row), Count + row));
        }

        // Other tests allocate at the same time, so the bound is wider than the figure.
        Assert.InRange(bytes, 10, 60);
        GC.KeepAlive(identities);
    }

    // Alike in all that leads to a slot, in the slot's own bits as well, or only in the last of the 96 bits that are kept.
    [Theory]
    [InlineData(0UL, 1UL)]
    [InlineData(1UL << 40, 0UL)]
    [InlineData(1UL << 63, 0UL)]
    [InlineData(0UL, 1UL << 31)]
    public void Digests_that_are_nearly_the_same_are_told_apart(ulong high, ulong low)
    {
        IdentitySet identities = new();
        Digest128 one = new(0x0123456789abcdef, 0x0011223344556677);
        Digest128 other = new(one.High ^ high, one.Low ^ low);

        Assert.Equal(0, identities.Add(one, 1));
        Assert.Equal(0, identities.Add(other, 2));
        for (int row = 3; row < 40_000; row++)
        {
            Assert.Equal(0, identities.Add(Name(row), row));
        }

        Assert.Equal(1, identities.Add(one, 40_001));
        Assert.Equal(2, identities.Add(other, 40_002));
        for (int row = 3; row < 40_000; row++)
        {
            Assert.Equal(row, identities.Add(Name(row), 40_003));
        }
    }

    private static Digest128 Name(int row) =>
        Digest128.Of("SERIALNUMBER:" + row.ToString("D15", System.Globalization.CultureInfo.InvariantCulture));
}
