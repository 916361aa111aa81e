using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Core.Tests.Import;

/// <summary>Imported, Updated or AlreadyPresent, by the service's clock alone: ours is an hour wrong here.</summary>
public sealed class DeviceIdentityVerdictTests
{
    private static readonly DateTimeOffset s_service = new(2026, 11, 21, 18, 0, 10, TimeSpan.Zero);

    private static readonly DeviceIdentityCandidate s_sent = (DeviceIdentityCandidate)new DeviceIdentityAdmission(RowDefaults.None).Admit(
        DeviceRow.Of((Column.SerialNumber, "SN-1"), (Column.Description, "Floor 1"), (Column.Platform, "windows")), 7);

    // Created so many seconds before the answer; the first attempt began 4 s before it.
    [Theory]
    [InlineData(false, true, -100, false, ImportStatus.Imported)]
    [InlineData(false, false, -100, true, ImportStatus.AlreadyPresent)]
    [InlineData(false, false, -3, true, ImportStatus.Imported)]
    [InlineData(false, false, -3, false, ImportStatus.AlreadyPresent)]
    [InlineData(false, false, -4, true, ImportStatus.Imported)]
    [InlineData(false, false, -5, true, ImportStatus.AlreadyPresent)]
    [InlineData(true, true, -100, false, ImportStatus.Updated)]
    [InlineData(true, true, -1, false, ImportStatus.Imported)]
    [InlineData(true, true, -3, true, ImportStatus.Imported)]
    [InlineData(true, false, -100, false, ImportStatus.Failed)]
    public void By_the_clock_of_the_service(bool overwrite, bool status, int created, bool hadUnclearAttempt, ImportStatus expected)
    {
        DeviceIdentityRecord record = Record(created) with { Status = status };

        Assert.Equal(expected, Verdict(overwrite, hadUnclearAttempt).Judge(s_sent, record, "r").Status);
    }

    [Fact]
    public void An_identity_of_the_same_second_that_was_changed_since_is_an_update()
    {
        DeviceIdentityRecord record = Record(-4) with { Status = true, LastModifiedDateTime = s_service };

        Assert.Equal(ImportStatus.Updated, Verdict(overwrite: true, hadUnclearAttempt: false).Judge(s_sent, record, null).Status);
    }

    [Theory]
    [InlineData(false, -3, -3, ImportStatus.Imported)]
    [InlineData(false, -100, -100, ImportStatus.AlreadyPresent)]
    [InlineData(true, -100, -2, ImportStatus.Updated)]
    [InlineData(true, -100, -100, ImportStatus.Failed)]
    public void Found_by_asking(bool overwrite, int created, int modified, ImportStatus expected)
    {
        DeviceIdentityRecord record = Record(created) with { LastModifiedDateTime = s_service.AddSeconds(modified) };
        GraphAnswer last = new() { Verdict = GraphVerdict.Unclear, Error = new GraphError { Code = "X", Message = "Y" } };

        Assert.Equal(expected, Verdict(overwrite, hadUnclearAttempt: true).JudgeFound(s_sent, record, last).Status);
    }

    [Fact]
    public void What_the_service_leaves_out_stays_as_it_was_sent()
    {
        DeviceIdentityImportResult result = Verdict(overwrite: false, hadUnclearAttempt: false).Judge(s_sent, new DeviceIdentityRecord { Status = true, Id = "1" }, "r");

        Assert.Equal(
            (7, "1", "SN-1", "serialNumber", "Floor 1", "windows", "r", null),
            (result.Row, result.Id, result.ImportedDeviceIdentifier, result.ImportedDeviceIdentityType, result.Description, result.Platform, result.RequestId, result.CreatedDateTime));
    }

    private static DeviceIdentityRecord Record(int created) =>
        new() { CreatedDateTime = s_service.AddSeconds(created), LastModifiedDateTime = s_service.AddSeconds(created) };

    private static DeviceIdentityVerdict Verdict(bool overwrite, bool hadUnclearAttempt)
    {
        FakeClock clock = new(s_service.AddHours(1));
        using PooledBuffer buffer = new(16);
        Batch part = new(1, [], buffer) { FirstSentAt = clock.GetTimestamp(), HadUnclearAttempt = hadUnclearAttempt };
        clock.Advance(TimeSpan.FromSeconds(4));
        return DeviceIdentityVerdict.For(part, new GraphAnswer { Verdict = GraphVerdict.Success, ServiceDate = s_service }, overwrite, clock);
    }
}
