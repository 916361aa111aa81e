using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Identities;
using IntuneImportModule.Core.Tests.Import;

namespace IntuneImportModule.Core.Tests.Around;

public class IdentityRuleTests
{
    private static readonly DateTimeOffset s_now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    [InlineData("490154203237518", null, "serialNumber imei")]
    [InlineData("SER-1", null, "serialNumber")]
    [InlineData("Contoso,M1,SER-1", null, "manufacturerModelSerial")]
    [InlineData("SER-1", "serialNumber", "serialNumber")]
    [InlineData("490154203237518", "imei", "imei")]
    public void A_bare_identifier_is_looked_for_as_whatever_it_may_be(string identifier, string? type, string expected)
    {
        (IReadOnlyList<DeviceIdentity> identities, RowProblem? problem) = IdentityGuess.Of(TestRows.Of(("Identifier", identifier)), type);

        Assert.Null(problem);
        Assert.Equal(expected, string.Join(" ", identities.Select(identity => identity.Type)));
    }

    [Fact]
    public void A_row_that_names_its_type_is_taken_at_its_word() =>
        Assert.Equal("ImeiInvalid", IdentityGuess.Of(TestRows.Of(("Identifier", "x"), ("IdentityType", "imei")), "serialNumber").Problem?.Name);

    [Theory]
    [InlineData(10, null, true)]
    [InlineData(1, null, false)]
    [InlineData(10, 1, false)]
    [InlineData(100, 10, true)]
    public void A_device_that_never_was_in_contact_counts_from_its_import(int created, int? contacted, bool expected)
    {
        ImportedDeviceIdentity identity = new()
        {
            CreatedDateTime = s_now.AddDays(-created),
            LastContactedDateTime = contacted is { } days ? s_now.AddDays(-days) : null,
        };

        Assert.Equal(expected, new IdentityFilter { SilentSince = s_now.AddDays(-5) }.Takes(identity));
    }

    [Fact]
    public void Filters_ignore_letter_case_and_all_must_hold()
    {
        IdentityFilter filter = new() { Types = ["IMEI"], States = ["enrolled"] };

        Assert.True(filter.Takes(new ImportedDeviceIdentity { ImportedDeviceIdentityType = "imei", EnrollmentState = "Enrolled" }));
        Assert.False(filter.Takes(new ImportedDeviceIdentity { ImportedDeviceIdentityType = "imei", EnrollmentState = "failed" }));
    }
}
