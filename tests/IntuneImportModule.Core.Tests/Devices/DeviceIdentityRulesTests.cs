using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Tests.Import;

namespace IntuneImportModule.Core.Tests.Devices;

public sealed class DeviceIdentityRulesTests
{
    // Cells are written as name=text, with | between; the outcome as type:identifier, or the name of the problem.
    [Theory]
    [InlineData("ImportedDeviceIdentifier=S1|ImportedDeviceIdentityType=serialNumber", "serialNumber:S1")]
    [InlineData("ImportedDeviceIdentifier=S1|ImportedDeviceIdentityType=SERIALNUMBER", "serialNumber:S1")]
    [InlineData("ImportedDeviceIdentifier=S1|ImportedDeviceIdentityType=asset", "IdentityTypeUnknown")]
    [InlineData("ImportedDeviceIdentifier=S1", "IdentityTypeMissing")]
    [InlineData("Manufacturer=Contoso|Model=M 5|SerialNumber=S1", "manufacturerModelSerial:Contoso,M 5,S1")]
    [InlineData("Manufacturer=Contoso|Model=M 5|SerialNumber=S1|Imei=350000000000006", "manufacturerModelSerial:Contoso,M 5,S1")]
    [InlineData("Imei=350000000000006", "imei:350000000000006")]
    [InlineData("Imei=35-000000 000000-6", "imei:350000000000006")]
    [InlineData("SerialNumber=S1", "serialNumber:S1")]
    [InlineData("SerialNumber=S-1", "serialNumber:S-1")]
    [InlineData("Imei=350000000000006|SerialNumber=S1", "IdentityAmbiguous")]
    [InlineData("Imei=350000000000006|SerialNumber=S1|ImportedDeviceIdentityType=imei", "imei:350000000000006")]
    [InlineData("Imei=350000000000006|SerialNumber=S1|ImportedDeviceIdentityType=serialNumber", "serialNumber:S1")]
    [InlineData("Description=nothing else", "IdentityMissing")]
    [InlineData("Imei=3.56E+14", "ImeiInvalid")]
    [InlineData("Imei=1234567890123", "ImeiInvalid")]
    [InlineData("Imei=12345678901234567", "ImeiInvalid")]
    [InlineData("Imei=12345678901234", "imei:12345678901234")]
    [InlineData("Imei=1234567890123456", "imei:1234567890123456")]
    [InlineData("SerialNumber=S1|ImportedDeviceIdentityType=imei", "ImeiMissing")]
    [InlineData("Imei=350000000000006|ImportedDeviceIdentityType=serialNumber", "SerialNumberMissing")]
    [InlineData("SerialNumber=., .", "IdentifierEmptied")]
    [InlineData("Manufacturer=Dell Inc.|Model=X, 1|SerialNumber=S1", "manufacturerModelSerial:Dell Inc,X 1,S1")]
    [InlineData("Manufacturer=...|Model=X|SerialNumber=S1", "IdentifierEmptied")]
    [InlineData("ImportedDeviceIdentifier=Contoso;M;S1|ImportedDeviceIdentityType=manufacturerModelSerial", "manufacturerModelSerial:Contoso,M,S1")]
    [InlineData("ImportedDeviceIdentifier=Contoso,S1|ImportedDeviceIdentityType=manufacturerModelSerial", "TripleMalformed")]
    [InlineData("ImportedDeviceIdentifier=Contoso,,S1|ImportedDeviceIdentityType=manufacturerModelSerial", "TripleMalformed")]
    [InlineData("SerialNumber=S1|Platform=plan9", "PlatformUnknown")]
    [InlineData("SerialNumber=S1|Platform=MACOS", "serialNumber:S1")]
    [InlineData("SerialNumber=S\uFFFD1", "WrongEncoding")]
    [InlineData("SerialNumber=S1|Description=x\0y", "WrongEncoding")]
    public void The_table(string cells, string expected)
    {
        Admission<DeviceIdentity> admission = Admit(cells);

        Assert.Equal(expected, admission.Problem?.Name ?? $"{admission.Device.Type}:{admission.Device.Identifier}");
        Assert.True(admission.Problem is null || admission.Problem.Remedy.Length > 0);
    }

    [Theory]
    [InlineData("Manufacturer=Dell Inc.|Model=X|SerialNumber=S1", "Dell Inc")]
    [InlineData("SerialNumber=S.1", "S1")]
    [InlineData("Imei=350000000000007", "last digit")]
    [InlineData("SerialNumber=To be filled by O.E.M.", "placeholder")]
    public void What_looks_odd_is_sent_with_a_warning(string cells, string words)
    {
        Admission<DeviceIdentity> admission = Admit(cells);

        Assert.Null(admission.Problem);
        Assert.Contains(words, admission.Warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Excel_is_named() => Assert.Contains("Excel turned this", Admit("Imei=3.56E+14").Problem!.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void Descriptions_end_at_128_characters(int length, bool isFine) =>
        Assert.Equal(isFine, Admit("SerialNumber=S1|Description=" + new string('d', length)).Problem is null);

    [Fact]
    public void What_is_given_for_every_row_stands()
    {
        RowDefaults defaults = new() { ImportedDeviceIdentityType = "serialNumber", Description = "all", Platform = "WINDOWS" };
        Admission<DeviceIdentity> admission = DeviceIdentityRules.Admit(
            TestRows.Of(("ImportedDeviceIdentifier", "S1"), ("ImportedDeviceIdentityType", "imei"), ("Description", "one")), defaults);

        Assert.Equal(("serialNumber", "all", "windows"), (admission.Device.Type, admission.Device.Description, admission.Device.Platform));
    }

    [Theory]
    [InlineData("serialNumber", " s1 ", "SERIALNUMBER", "S1")]
    [InlineData("manufacturerModelSerial", "a; b ,c", "ManufacturerModelSerial", "A,B,C")]
    public void Two_spellings_of_one_device(string type, string identifier, string otherType, string other) =>
        Assert.Equal(DeviceIdentity.IdentityOf(type, identifier), DeviceIdentity.IdentityOf(otherType, other));

    [Fact]
    public void The_type_is_part_of_the_identity() =>
        Assert.NotEqual(DeviceIdentity.IdentityOf("imei", "350000000000006"), DeviceIdentity.IdentityOf("serialNumber", "350000000000006"));

    private static Admission<DeviceIdentity> Admit(string cells) => DeviceIdentityRules.Admit(
        TestRows.Of([.. cells.Split('|').Select(cell => cell.Split('=', 2)).Select(pair => (pair[0], (string?)pair[1]))]), RowDefaults.None);
}
