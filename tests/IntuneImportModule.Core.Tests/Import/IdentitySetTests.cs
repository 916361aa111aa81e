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

    private static Digest128 Name(int row) =>
        Digest128.Of("SERIALNUMBER:" + row.ToString("D15", System.Globalization.CultureInfo.InvariantCulture));
}
