using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Core.Tests.Import;

public sealed class MomentTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 28, 12, 0, 0, 250, TimeSpan.Zero);

    [Fact]
    public void None_is_none()
    {
        Assert.Null(Moment.Of(null).Time);
        Assert.Null(default(Moment).Time);
    }

    [Fact]
    public void The_first_moment_of_all_is_one_and_so_is_the_last()
    {
        Assert.Equal(DateTimeOffset.MinValue, Moment.Of(DateTimeOffset.MinValue).Time);
        Assert.Equal(DateTimeOffset.MaxValue, Moment.Of(DateTimeOffset.MaxValue).Time);
    }

    [Fact]
    public void A_date_of_another_time_zone_is_told_in_UTC()
    {
        DateTimeOffset told = Moment.Of(Noon.ToOffset(TimeSpan.FromHours(-5))).Time!.Value;

        Assert.Equal((Noon, TimeSpan.Zero), (told, told.Offset));
    }

    [Fact]
    public void Results_keep_each_of_their_dates()
    {
        DeviceIdentityImportResult identity = new()
        {
            SubmittedDateTime = Noon,
            SettledDateTime = Noon.AddDays(1),
            CreatedDateTime = Noon.AddDays(2),
            LastModifiedDateTime = Noon.AddDays(3),
            LastContactedDateTime = Noon.AddDays(4),
        };
        AutopilotImportResult device = new() { ProfileAssignedDateTime = Noon.AddDays(5), UpdatedDateTime = Noon.AddDays(6) };

        Assert.Equal(
            [Noon, Noon.AddDays(1), Noon.AddDays(2), Noon.AddDays(3), Noon.AddDays(4), Noon.AddDays(5), Noon.AddDays(6)],
            [
                identity.SubmittedDateTime, identity.SettledDateTime, identity.CreatedDateTime, identity.LastModifiedDateTime,
                identity.LastContactedDateTime, device.ProfileAssignedDateTime, device.UpdatedDateTime,
            ]);
        Assert.NotEqual(identity, identity with { SettledDateTime = null });
        Assert.Equal(identity, identity with { SettledDateTime = Noon.AddDays(1).ToOffset(TimeSpan.FromHours(2)) });
    }
}
