using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Tests.Import;

namespace IntuneImportModule.Core.Tests.Devices;

public sealed class AutopilotRulesTests
{
    private static readonly string s_hash = Convert.ToBase64String(SyntheticDevice.Build("S1").Build());

    [Fact]
    public void A_sound_row_has_no_warning()
    {
        Admission<AutopilotDevice> admission = Admit(("Device Serial Number", " S1 "), ("Hardware Hash", s_hash), ("Group Tag", "T"), ("Assigned User", "a@b.c"), ("Windows Product ID", "P"));

        Assert.Null(admission.Problem);
        Assert.Null(admission.Warning);
        Assert.Equal(("S1", "T", "a@b.c", "P"), (admission.Device.SerialNumber, admission.Device.GroupTag, admission.Device.AssignedUser, admission.Device.ProductKey));
    }

    [Theory]
    [InlineData(null, "T0Ex", "SerialNumberMissing")]
    [InlineData("  ", "T0Ex", "SerialNumberMissing")]
    [InlineData("S1", null, "HardwareHashMissing")]
    [InlineData("S1", " ", "HardwareHashMissing")]
    [InlineData("S1", "not base64!", "HardwareHashNotBase64")]
    [InlineData("S\uFFFD", "T0Ex", "WrongEncoding")]
    [InlineData("S\0", "T0Ex", "WrongEncoding")]
    public void Rows_that_are_never_sent(string? serial, string? hash, string problem) =>
        Assert.Equal(problem, Admit(("SerialNumber", serial), ("HardwareHash", hash)).Problem?.Name);

    [Theory]
    [InlineData("S1", "T0ExMA=", "'='")]
    [InlineData("S2", null, "inside the hardware hash")]
    [InlineData("Default string", "T0Ex", "placeholder")]
    public void Rows_that_are_sent_with_a_warning(string serial, string? hash, string words)
    {
        Admission<AutopilotDevice> admission = Admit(("SerialNumber", serial), ("HardwareHash", hash ?? s_hash));

        Assert.Null(admission.Problem);
        Assert.Contains(words, admission.Warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_problem_never_quotes_the_hash() =>
        Assert.DoesNotContain("SECRETHASH", Admit(("SerialNumber", "S1"), ("HardwareHash", "SECRETHASH!")).Problem!.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("SerialNumber", Column.SerialNumber)]
    [InlineData("Device Serial Number", Column.SerialNumber)]
    [InlineData("device serial number", Column.SerialNumber)]
    [InlineData("DEVICE_SERIAL-NUMBER", Column.SerialNumber)]
    [InlineData("Hardware Hash", Column.HardwareHash)]
    [InlineData("DeviceHardwareData", Column.HardwareHash)]
    [InlineData("hardwareIdentifier", Column.HardwareHash)]
    [InlineData("Windows Product ID", Column.ProductKey)]
    [InlineData("Group Tag", Column.GroupTag)]
    [InlineData("OrderID", Column.GroupTag)]
    [InlineData("Assigned User", Column.AssignedUser)]
    [InlineData("assignedUserPrincipalName", Column.AssignedUser)]
    [InlineData("Manufacturer name", Column.Manufacturer)]
    [InlineData("Device model", Column.Model)]
    public void Names_of_columns(string name, Column column)
    {
        Assert.True(ColumnNames.TryFind(name, out ColumnName found));
        Assert.Equal(column, found.Column);
    }

    [Fact]
    public void An_empty_cell_does_not_hide_a_filled_one_and_the_better_name_wins()
    {
        Assert.Equal("O", Admit(("SerialNumber", "S1"), ("HardwareHash", "T0Ex"), ("Group Tag", " "), ("OrderID", "O")).Device.GroupTag);
        Assert.Equal("G", Admit(("SerialNumber", "S1"), ("HardwareHash", "T0Ex"), ("OrderID", "O"), ("Group Tag", "G")).Device.GroupTag);
    }

    [Fact]
    public void What_is_given_for_every_row_stands()
    {
        AutopilotDevice device = AutopilotRules.Admit(
            TestRows.Of(("SerialNumber", "S1"), ("HardwareHash", "T0Ex"), ("GroupTag", "row")), new RowDefaults { GroupTag = "all" }, new HashBuffer()).Device;

        Assert.Equal("all", device.GroupTag);
    }

    private static Admission<AutopilotDevice> Admit(params (string Name, string? Text)[] cells) =>
        AutopilotRules.Admit(TestRows.Of(cells), RowDefaults.None, new HashBuffer());
}
