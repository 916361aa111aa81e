using System.Text;
using IntuneImportModule.Core.Changes;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Core.Registrations;

namespace IntuneImportModule.Core.Tests.Around;

public class RegistrationRuleTests
{
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
    public void A_call_without_an_answer_is_unconfirmed() =>
        Assert.Equal(ChangeStatus.Unconfirmed, ChangeVerdict.Judge(new AutopilotRegistrationChange(), null, ChangeStatus.Updated, default).Status);

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
            new AutopilotImportResult { Status = ImportStatus.AlreadyPresent }, new AutopilotRegistrationChange { Status = change }).Status);

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
            new AutopilotImportResult { Status = ImportStatus.Imported }, new AutopilotRegistrationRecord { DeploymentProfileAssignmentStatus = state });

        Assert.Equal(expected, result.Status);
        Assert.Equal(hasProfile, result.Profile is not null);
    }
}
