using System.Text;
using IntuneImportModule.Core.Changes;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Core.Registrations;

namespace IntuneImportModule.Core.Tests.Around;

public class RegistrationRuleTests
{
    private static readonly AutopilotImportResult s_updated = new()
    {
        Status = ImportStatus.Updated,
        OldGroupTag = "Old",
        GroupTag = "New",
        UpdatedDateTime = At(5),
    };

    private static readonly AutopilotRegistration s_now = new() { GroupTag = "Old", UserPrincipalName = "a@contoso.com" };

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData("Old", "A@contoso.com", "", null)]
    [InlineData("old", null, null, """{"groupTag":"old"}""")]
    [InlineData("", null, null, """{"groupTag":""}""")]
    [InlineData(null, "b@contoso.com", null, """{"userPrincipalName":"b@contoso.com","addressableUserName":"b@contoso.com"}""")]
    [InlineData(null, null, "Desk", """{"displayName":"Desk"}""")]
    [InlineData(null, "", null, "{}")]
    public void Only_what_differs_is_sent(string? tag, string? user, string? name, string? body)
    {
        RegistrationDifference? difference = RegistrationDifference.Between(s_now, new RegistrationValues(tag, user, name));

        Assert.Equal(body, difference is null ? null : Encoding.UTF8.GetString(difference.ToJson()));
        Assert.Equal(user is "", difference?.RemovesUser ?? false);
    }

    [Theory]
    [InlineData("SER-1", "SER-1", null)]
    [InlineData("A B C", "A", null)]
    [InlineData("PC 4711-22", "PC", "4711")]
    [InlineData("4543-2134-87651-1234", "4543-2134-87651-1234", "87651")]
    [InlineData("12-34-56", "12-34-56", null)]
    public void The_service_is_asked_by_a_text_that_it_takes(string serial, string first, string? second)
    {
        Assert.Equal(first, SerialFilter.First(serial));
        Assert.Equal(second, SerialFilter.Second(serial));
    }

    [Fact]
    public void A_quote_in_a_serial_number_stays_inside_the_filter() =>
        Assert.Equal("?$filter=contains(serialNumber,'O''Neil')", Uri.UnescapeDataString(SerialFilter.Query("O'Neil")));

    [Theory]
    [InlineData(204, "", false, ChangeStatus.Removed)]
    [InlineData(404, "", false, ChangeStatus.NotFound)]
    [InlineData(404, "", true, ChangeStatus.Removed)]
    [InlineData(400, "ZtdDeviceDeletionInProgess", false, ChangeStatus.Removed)]
    [InlineData(400, "ZtdDeviceAlreadyDeleted", false, ChangeStatus.Removed)]
    [InlineData(400, "Other", false, ChangeStatus.Failed)]
    [InlineData(429, "", false, ChangeStatus.Failed)]
    [InlineData(504, "", false, ChangeStatus.Unconfirmed)]
    public void A_removal_is_judged(int status, string phrase, bool afterUnclear, ChangeStatus expected)
    {
        GraphBatchItemAnswer answer = new()
        {
            Status = status,
            Body = System.Text.Json.JsonDocument.Parse($$$"""{"error":{"code":"BadRequest","message":"It says {{{phrase}}}."}}""").RootElement,
            AfterUnclear = afterUnclear,
        };

        Assert.Equal(expected, ChangeVerdict.Judge(new AutopilotRegistrationChange { Id = "1" }, answer, ChangeStatus.Removed, default).Status);
    }

    [Fact]
    public void A_no_after_an_unclear_attempt_leaves_the_change_open() => Assert.Equal(ChangeStatus.Unconfirmed, ChangeVerdict.Judge(
        new AutopilotRegistrationChange(), new GraphBatchItemAnswer { Status = 400, AfterUnclear = true }, ChangeStatus.Updated, default).Status);

    [Theory]
    [InlineData(ChangeStatus.Updated, ImportStatus.Updated)]
    [InlineData(ChangeStatus.Unchanged, ImportStatus.AlreadyPresent)]
    [InlineData(ChangeStatus.NotSent, ImportStatus.AlreadyPresent)]
    [InlineData(ChangeStatus.NotFound, ImportStatus.Failed)]
    [InlineData(ChangeStatus.Invalid, ImportStatus.Failed)]
    [InlineData(ChangeStatus.Failed, ImportStatus.Failed)]
    [InlineData(ChangeStatus.Unconfirmed, ImportStatus.Unconfirmed)]
    public void An_update_decides_the_row_that_was_already_present(ChangeStatus change, ImportStatus expected) =>
        Assert.Equal(expected, ExistingUpdate.Judge(
            new AutopilotImportResult { Status = ImportStatus.AlreadyPresent }, new AutopilotRegistrationChange { Status = change }, default).Status);

    [Theory]
    [InlineData("assignedInSync", ImportStatus.Imported, true)]
    [InlineData("assignedUnkownSyncState", ImportStatus.Imported, true)]
    [InlineData("pending", ImportStatus.Imported, false)]
    [InlineData("notAssigned", ImportStatus.Imported, false)]
    [InlineData("someNewMember", ImportStatus.Imported, false)]
    [InlineData("failed", ImportStatus.Failed, false)]
    public void A_profile_state_is_judged(string state, ImportStatus expected, bool hasProfile)
    {
        AutopilotImportResult result = ProfileWait.Judge(
            new AutopilotImportResult { Status = ImportStatus.Imported }, new AutopilotRegistrationRecord { DeploymentProfileAssignmentStatus = state }, isSynced: false);

        Assert.Equal(expected, result.Status);
        Assert.Equal(hasProfile, result.Profile is not null);
    }

    [Theory]
    [InlineData("New", "assignedInSync", 10, true, true)]
    [InlineData("New", "assignedInSync", 5, true, true)]
    [InlineData("New", "assignedInSync", 4, true, false)]
    [InlineData("New", "assignedInSync", 10, false, false)]
    [InlineData("New", "assignedInSync", null, true, false)]
    [InlineData("old", "assignedInSync", 4, true, false)]
    [InlineData("Old", "assignedInSync", 4, false, true)]
    [InlineData(null, "assignedInSync", 4, false, true)]
    [InlineData("New", "pending", 10, true, false)]
    public void A_changed_tag_asks_for_a_sync_and_for_a_profile_that_is_newer_than_the_change(string? tag, string state, int? assigned, bool isSynced, bool counts)
    {
        AutopilotImportResult result = ProfileWait.Judge(
            s_updated with { GroupTag = tag },
            new AutopilotRegistrationRecord { DeploymentProfileAssignmentStatus = state, DeploymentProfileAssignedDateTime = At(assigned) },
            isSynced);

        Assert.Equal(counts, result.Profile is not null);
        Assert.Equal(ImportStatus.Updated, result.Status);
    }

    [Theory]
    [InlineData(false, ImportStatus.Updated)]
    [InlineData(true, ImportStatus.Failed)]
    public void A_profile_that_failed_for_the_old_tag_may_come_for_the_new_one(bool isSynced, ImportStatus expected) => Assert.Equal(
        expected, ProfileWait.Judge(s_updated, new AutopilotRegistrationRecord { DeploymentProfileAssignmentStatus = "failed" }, isSynced).Status);

    [Fact]
    public void What_an_earlier_run_was_about_to_send_and_has_arrived_is_an_update()
    {
        AutopilotImportResult earlier = new() { Status = ImportStatus.AlreadyPresent, GroupTag = "New", OldGroupTag = "Old", IsUpdateBegun = true, UpdatedDateTime = At(4) };

        AutopilotImportResult arrived = ExistingUpdate.Judge(earlier, new AutopilotRegistrationChange { Status = ChangeStatus.Unchanged }, At(5)!.Value);
        AutopilotImportResult refused = ExistingUpdate.Judge(earlier, new AutopilotRegistrationChange { Status = ChangeStatus.NotSent }, At(5)!.Value);

        Assert.Equal((ImportStatus.Updated, "Old", At(4)), (arrived.Status, arrived.OldGroupTag, arrived.UpdatedDateTime));
        Assert.Equal((ImportStatus.AlreadyPresent, null), (refused.Status, refused.OldGroupTag));
    }

    private static DateTimeOffset? At(int? minute) => minute is { } at ? new DateTimeOffset(2026, 5, 1, 12, at, 0, TimeSpan.Zero) : null;
}
