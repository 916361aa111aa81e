using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Core.Tests.Import;

/// <summary>Imported, Updated or AlreadyPresent, by the service's clock alone: ours is an hour wrong here.</summary>
public sealed class DeviceIdentityVerdictTests
{
    private static readonly DateTimeOffset s_service = new(2026, 11, 21, 18, 0, 10, TimeSpan.Zero);

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

        Assert.Equal(expected, Verdict(overwrite, hadUnclearAttempt).Judge(new DeviceIdentityImportResult(), record, "r").Status);
    }

    [Fact]
    public void An_identity_of_the_same_second_that_was_changed_since_is_an_update()
    {
        DeviceIdentityRecord record = Record(-4) with { Status = true, LastModifiedDateTime = s_service };

        Assert.Equal(ImportStatus.Updated, Verdict(overwrite: true, hadUnclearAttempt: false).Judge(new DeviceIdentityImportResult(), record, null).Status);
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

        Assert.Equal(expected, Verdict(overwrite, hadUnclearAttempt: true).JudgeFound(new DeviceIdentityImportResult(), record, last).Status);
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
