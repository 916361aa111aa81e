using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Tests.Devices;

public sealed class GenericSerialsTests
{
    [Theory]
    [InlineData("Default string")]
    [InlineData("DEFAULT STRING ")]
    [InlineData("To be filled by O.E.M.")]
    [InlineData("To Be Filled By OEM")]
    [InlineData("To be filled by O.E.M. later")]
    [InlineData("To be filled by 1")]
    [InlineData("tobefilledby1")]
    [InlineData("System Serial Number")]
    [InlineData("SystemSerialNumber")]
    [InlineData("Chassis Serial Number")]
    [InlineData("None")]
    [InlineData("N/A")]
    [InlineData("Not Applicable")]
    [InlineData("Not Specified")]
    [InlineData("Unknown")]
    [InlineData("INVALID")]
    [InlineData("O.E.M.")]
    [InlineData("0")]
    [InlineData("00000000")]
    [InlineData("0000-0000")]
    [InlineData("XXXXXXX")]
    [InlineData("FFFFFFFF")]
    [InlineData("11111111")]
    [InlineData("123456789")]
    [InlineData("1234567890")]
    [InlineData("0123456789")]
    [InlineData("-")]
    [InlineData("......")]
    public void Placeholders_are_known(string serialNumber) => Assert.True(GenericSerials.IsGeneric(serialNumber));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("SMP-0001")]
    [InlineData("5CD1234XYZ")]
    [InlineData("PF0ABCDE")]
    [InlineData("0000-0012-3456")]
    [InlineData("2378-0002-7885-9434-1355-6165-71")]
    [InlineData("AAA")]
    [InlineData("Nonesuch1")]
    [InlineData("12345678A")]
    public void Real_ones_and_missing_ones_are_left_alone(string? serialNumber) => Assert.False(GenericSerials.IsGeneric(serialNumber));
}
