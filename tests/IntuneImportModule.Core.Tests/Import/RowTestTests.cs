using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Core.Tests.Devices;

namespace IntuneImportModule.Core.Tests.Import;

public sealed class RowTestTests
{
    [Fact]
    public void Rows_are_judged_in_order_with_duplicates_and_shared_hashes()
    {
        RowTest test = RowTest.ForAutopilotDevices();
        string hash = HashBuilder.Minimal("A-1").BuildText();
        RowTestResult[] results =
        [
            test.Check(Row("A-1", hash)), test.Check(Row(" a-1 ", hash)), test.Check(Row("A-2", hash)),
            test.Check(Row("A-3", "no base64!")), test.Check(DeviceRow.Unreadable("torn")),
        ];

        Assert.Equal([1, 2, 3, 4, 5], results.Select(result => result.Row));
        Assert.Equal([true, false, true, false, false], results.Select(result => result.IsValid));
        Assert.Equal([null, "Duplicate", null, "HardwareHashNotBase64", "RowUnreadable"], results.Select(result => result.ErrorName));
        Assert.All(results.Where(result => !result.IsValid), result => Assert.False(string.IsNullOrEmpty(result.Problem) || string.IsNullOrEmpty(result.Remedy)));
        Assert.Contains("row 1", results[2].Warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_row_does_not_make_a_later_one_a_duplicate()
    {
        RowTest test = RowTest.ForAutopilotDevices();

        Assert.False(test.Check(Row("A-1", null)).IsValid);
        Assert.True(test.Check(Row("A-1", HashBuilder.Minimal("A-1").BuildText())).IsValid);
    }

    [Fact]
    public void Whether_a_row_would_be_taken_is_the_same_with_its_result_and_without()
    {
        string hash = HashBuilder.Minimal("A-1").BuildText();
        DeviceRow[] rows = [Row("A-1", hash), Row("A-1", hash), Row("A-2", null), DeviceRow.Unreadable("torn"), Row("A-2", hash), Row("a-2", hash)];
        RowTest whole = RowTest.ForAutopilotDevices();
        RowTest brief = RowTest.ForAutopilotDevices();

        Assert.Equal([true, false, false, false, true, false], rows.Select(brief.IsValid));
        Assert.Equal([true, false, false, false, true, false], rows.Select(row => whole.Check(row).IsValid));
    }

    [Fact]
    public void Identities_are_told_as_they_would_be_sent()
    {
        RowTest test = RowTest.ForDeviceIdentities(new RowDefaults { ImportedDeviceIdentityType = "imei" });
        DeviceIdentityTestResult result = (DeviceIdentityTestResult)test.Check(DeviceRow.Of((Column.Imei, "49-015420-323751-8")));

        Assert.True(result.IsValid);
        Assert.Equal(("490154203237518", "imei"), (result.ImportedDeviceIdentifier, result.ImportedDeviceIdentityType));
    }

    private static DeviceRow Row(string serial, string? hash) => DeviceRow.Of((Column.SerialNumber, serial), (Column.HardwareHash, hash));
}
