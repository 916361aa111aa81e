using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Tests.Devices;

public sealed class IdentityDigestTests
{
    [Theory]
    [InlineData("serialNumber", "sn-1", "SN-1 ", true)]
    [InlineData("serialNumber", "straße-ä", "STRASSE-Ä", false)]
    [InlineData("serialNumber", "straße-ä", "STRAßE-Ä", true)]
    [InlineData("serialNumber", "SN-1", "SN-2", false)]
    [InlineData("serialNumber", "SN-1", "SN- 1", false)]
    [InlineData("manufacturerModelSerial", "Contoso,Laptop 5,SN-1", "CONTOSO; laptop 5 ;sn-1", true)]
    [InlineData("manufacturerModelSerial", "Contoso,Laptop 5,SN-1", "Contoso,Laptop5,SN-1", false)]
    [InlineData("imei", "490154203237518", "490154203237518", true)]
    public void Two_identifiers_have_one_digest_where_they_are_the_same_device(string type, string one, string other, bool isSame)
    {
        DeviceIdentity first = new() { Type = type, Identifier = one };
        DeviceIdentity second = new() { Type = type, Identifier = other };

        Assert.Equal(isSame, first.Digest == second.Digest);
        Assert.Equal(isSame, first.Identity == second.Identity);
    }

    [Fact]
    public void A_digest_is_that_of_the_identity_at_any_length()
    {
        for (int length = 1; length < 300; length++)
        {
            DeviceIdentity identity = new() { Type = IdentityTypes.SerialNumber, Identifier = new string('é', length) };
            Assert.Equal(Digest128.Of(identity.Identity.AsSpan()), identity.Digest);
        }
    }

    [Fact]
    public void The_same_value_of_another_type_is_another_device() => Assert.NotEqual(
        new DeviceIdentity { Type = IdentityTypes.Imei, Identifier = "490154203237518" }.Digest,
        new DeviceIdentity { Type = IdentityTypes.SerialNumber, Identifier = "490154203237518" }.Digest);
}
