using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Import;

/// <summary>What a run does with its rows when nothing goes wrong, or the rows themselves are wrong.</summary>
public sealed class ImportRunTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Mixed_rows_come_out_in_order_each_with_its_own_fate(bool isAutopilot)
    {
        DeviceRow[] rows =
        [
            Row(isAutopilot, "A1"),
            Row(isAutopilot, "  a1 "),
            TestRows.Of(("GroupTag", "nothing else")),
            Row(isAutopilot, "B2"),
            Row(isAutopilot, "REFUSED"),
            Row(isAutopilot, "B2"),
            Row(isAutopilot, "C3"),
        ];
        Outcome outcome = Rehearsal.Run(new Plan
        {
            IsAutopilot = isAutopilot,
            Rows = rows,
            Prepare = sandbox => sandbox.Faults.Add(SandboxFault.RowRefused("REFUSED")),
        });

        Promises.Hold(outcome);
        Assert.Equal(
            [ImportStatus.Imported, ImportStatus.Duplicate, ImportStatus.Invalid, ImportStatus.Imported, ImportStatus.Failed, ImportStatus.Duplicate, ImportStatus.Imported],
            outcome.Results.Select(result => result.Status));
        ImportResult refused = outcome.Results[4];
        Assert.Contains("The request contains a row that cannot be imported.", refused.Message, StringComparison.Ordinal);
        Assert.Contains("request-id", refused.Message, StringComparison.Ordinal);
        Assert.Contains("activity-id", refused.Message, StringComparison.Ordinal);
        Assert.Equal("400", refused.ErrorCode);
        Assert.NotNull(refused.RequestId);
        Assert.Contains(outcome.Events.OfType<WarningEvent>(), warning => warning.Text.Contains("(Status Duplicate): 2.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_first_admissible_row_of_a_device_wins()
    {
        Outcome outcome = Rehearsal.Run(new Plan
        {
            IsAutopilot = true,
            Rows = [TestRows.Autopilot("A1", "not base64!"), TestRows.Autopilot("A1"), TestRows.Autopilot("A1")],
        });

        Assert.Equal([ImportStatus.Invalid, ImportStatus.Imported, ImportStatus.Duplicate], outcome.Results.Select(result => result.Status));
    }

    [Fact]
    public void Each_identifier_gets_its_own_record_whatever_their_order()
    {
        Outcome outcome = Rehearsal.Run(new Plan
        {
            IsAutopilot = false,
            Rows = TestRows.Many(50, isAutopilot: false),
            Sandbox = new SandboxOptions { AnswerOrder = AnswerOrder.Shuffled },
        });

        Promises.Hold(outcome);
        Assert.Equal(
            Enumerable.Range(1, 50).Select(TestRows.Name),
            outcome.Results.Cast<DeviceIdentityImportResult>().Select(result => result.ImportedDeviceIdentifier));
    }

    [Fact]
    public void The_separators_of_a_triple_make_no_difference()
    {
        DeviceRow Triple(string identifier) => TestRows.Of(("ImportedDeviceIdentifier", identifier), ("ImportedDeviceIdentityType", "manufacturerModelSerial"));
        Outcome outcome = Rehearsal.Run(new Plan { IsAutopilot = false, Rows = [Triple("Contoso,Model 5,S1"), Triple("contoso; model 5 ;s1")] });

        Assert.Equal([ImportStatus.Imported, ImportStatus.Duplicate], outcome.Results.Select(result => result.Status));
        Assert.Equal("Contoso,Model 5,S1", Assert.Single(outcome.Accepted).Identifier);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_not_approved_is_not_sent(bool isAutopilot)
    {
        Outcome outcome = Rehearsal.Run(new Plan { IsAutopilot = isAutopilot, Rows = TestRows.Many(30, isAutopilot), Approve = _ => false });

        Assert.All(outcome.Results, result => Assert.Equal(ImportStatus.NotSent, result.Status));
        Assert.Equal(30, outcome.Results.Count);
        Assert.Empty(outcome.Requests);
    }

    [Fact]
    public void Without_waiting_accepted_rows_are_pending_and_nothing_is_asked()
    {
        Outcome outcome = Rehearsal.Run(new Plan { IsAutopilot = true, Rows = TestRows.Many(30, true), Options = new ImportOptions { BatchSize = 10, NoWait = true } });

        Promises.Hold(outcome);
        Assert.All(outcome.Results, result => Assert.Equal(ImportStatus.Pending, result.Status));
        Assert.All(outcome.Results, result => Assert.NotNull(((AutopilotImportResult)result).Id));
        Assert.Equal(3, outcome.Imports.Count);
        Assert.True(outcome.Requests.Count <= 4);
    }

    [Fact]
    public void When_patience_is_over_rows_are_pending_and_one_warning_says_so()
    {
        Outcome outcome = Rehearsal.Run(new Plan
        {
            IsAutopilot = true,
            Rows = TestRows.Many(30, true),
            Options = new ImportOptions { BatchSize = 10, Timeout = TimeSpan.FromSeconds(60) },
            Sandbox = new SandboxOptions { ProcessingTime = TimeSpan.FromHours(1) },
        });

        Promises.Hold(outcome);
        Assert.All(outcome.Results, result => Assert.Equal(ImportStatus.Pending, result.Status));
        Assert.InRange(outcome.Elapsed, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(75));
        Assert.Single(outcome.Events.OfType<WarningEvent>(), warning => warning.Text.Contains("not finished in time (Status Pending): 30.", StringComparison.Ordinal));
    }

    [Fact]
    public void Device_errors_are_told_by_name_with_their_remedy()
    {
        Outcome outcome = Rehearsal.Run(new Plan
        {
            IsAutopilot = true,
            Rows = [TestRows.Autopilot("HERE"), TestRows.Autopilot("THERE"), TestRows.Autopilot("ODD"), TestRows.Autopilot("SWAPPED")],
            Prepare = sandbox =>
            {
                sandbox.Tenant.AddRegistration("HERE");
                sandbox.Tenant.AddRegistrationOfAnotherTenant("THERE");
                sandbox.Tenant.SetOutcome("ODD", 820, "ZtdSomethingNew");

                // Seen in the wild: the number of one error with the name of another.
                sandbox.Tenant.SetOutcome("SWAPPED", 806, "ZtdDeviceAssignedToOtherTenant");
            },
        });

        Promises.Hold(outcome);
        Assert.Equal([ImportStatus.AlreadyPresent, ImportStatus.Failed, ImportStatus.Failed, ImportStatus.Failed], outcome.Results.Select(result => result.Status));
        Assert.Equal(("808", "ZtdDeviceAssignedToOtherTenant"), (outcome.Results[1].ErrorCode, outcome.Results[1].ErrorName));
        Assert.NotNull(outcome.Results[1].Remedy);
        Assert.Equal(("820", "ZtdSomethingNew"), (outcome.Results[2].ErrorCode, outcome.Results[2].ErrorName));
        Assert.Equal("ZtdDeviceAssignedToOtherTenant", outcome.Results[3].ErrorName);
    }

    [Theory]
    [InlineData(false, ImportStatus.AlreadyPresent)]
    [InlineData(true, ImportStatus.Updated)]
    public void Identifiers_that_exist_are_left_alone_or_updated(bool overwrite, ImportStatus expected)
    {
        Outcome outcome = Rehearsal.Run(new Plan
        {
            IsAutopilot = false,
            Rows = [TestRows.Serial("OLD", "new words"), TestRows.Serial("NEW", "words")],
            Options = new ImportOptions { Overwrite = overwrite },
            Prepare = sandbox => sandbox.Tenant.AddDeviceIdentity("OLD", "serialNumber", "old words", new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero)),
        });

        Assert.Equal([expected, ImportStatus.Imported], outcome.Results.Select(result => result.Status));
        Assert.Equal(!overwrite, outcome.Results[0].Message?.Contains("old words", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public void A_missing_approval_ends_the_run_with_words_that_say_what_to_do()
    {
        Plan plan = new() { IsAutopilot = true, Rows = TestRows.Many(3, true), Sandbox = new SandboxOptions { MultiAdminApproval = true } };

        Assert.Equal("ApprovalJustificationMissing", Rehearsal.Run(plan).Failure?.ErrorId);
        Outcome justified = Rehearsal.Run(plan with { Options = new ImportOptions { ApprovalJustification = "New laptops" } });
        Assert.All(justified.Results, result => Assert.Equal(ImportStatus.Imported, result.Status));
    }

    [Fact]
    public void A_missing_permission_names_the_scope()
    {
        Outcome outcome = Rehearsal.Run(new Plan
        {
            IsAutopilot = false,
            Rows = TestRows.Many(3, false),
            Sandbox = new SandboxOptions { GrantedPermissions = ["DeviceManagementServiceConfig.Read.All"] },
        });

        Assert.Equal("PermissionMissing", outcome.Failure?.ErrorId);
        Assert.Contains("DeviceManagementServiceConfig.ReadWrite.All", outcome.Failure!.Message, StringComparison.Ordinal);
        Assert.All(outcome.Results, result => Assert.Equal(ImportStatus.NotSent, result.Status));
    }

    [Fact]
    public void No_rows_give_no_results_and_no_requests()
    {
        Outcome outcome = Rehearsal.Run(new Plan { IsAutopilot = true, Rows = [] });

        Assert.Empty(outcome.Results);
        Assert.Empty(outcome.Requests);
    }

    private static DeviceRow Row(bool isAutopilot, string name) => isAutopilot ? TestRows.Autopilot(name) : TestRows.Serial(name);
}
