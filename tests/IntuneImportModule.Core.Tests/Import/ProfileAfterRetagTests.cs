using System.Net;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Sandbox;
using static IntuneImportModule.Core.Tests.Import.TaggedTenant;

namespace IntuneImportModule.Core.Tests.Import;

/// <summary>-UpdateExisting with -WaitForProfile, where the devices have the profile of their old tag already.</summary>
public sealed class ProfileAfterRetagTests
{
    [Fact]
    public void The_profile_is_that_of_the_new_tag_although_the_rule_makes_the_sync_wait()
    {
        Outcome outcome = Run(Rows(3));

        Assert.All(outcome.Results, result => Assert.Equal((ImportStatus.Updated, NewProfile), (result.Status, ((AutopilotImportResult)result).Profile)));
        SandboxRequest sync = Assert.Single(outcome.Requests, request => request.Action == "sync");
        Assert.Equal((int)HttpStatusCode.NoContent, sync.StatusCode);

        // The tenant's last sync began two minutes before the run, and these count.
        Assert.InRange(outcome.Elapsed, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(13));
        Assert.All(outcome.Results, result => Assert.True(((AutopilotImportResult)result).ProfileAssignedDateTime > sync.ReceivedDateTime));
    }

    [Fact]
    public void A_sync_that_began_before_the_update_is_not_enough()
    {
        Outcome outcome = Run(Rows(1), (sandbox, clock) =>
        {
            // Somebody else's sync runs while the device is updated. It sees the new tag or not; who knows.
            clock.Advance(TimeSpan.FromMinutes(9));
            Assert.Equal(HttpStatusCode.NoContent, SyncByHand(sandbox));
        });

        AutopilotImportResult result = Assert.IsType<AutopilotImportResult>(Assert.Single(outcome.Results));
        Assert.Equal((ImportStatus.Updated, NewProfile), (result.Status, result.Profile));
        Assert.Equal([204, 204], outcome.Requests.Where(request => request.Action == "sync").Select(request => request.StatusCode ?? 0));
        Assert.InRange(outcome.Elapsed, TimeSpan.FromMinutes(21), TimeSpan.FromMinutes(23));
    }

    [Theory]
    [InlineData(false, ImportStatus.Pending)]
    [InlineData(true, ImportStatus.Updated)]
    public void A_profile_that_stays_the_same_counts_only_with_a_new_date(bool renewsDate, ImportStatus expected)
    {
        Outcome outcome = Run(
            [Row(TestRows.Name(1), "Other")],
            (sandbox, _) => sandbox.Tenant.AddDeploymentProfile("nobody's", "nobody"),
            new SandboxOptions { RenewsProfileDate = renewsDate },
            everybody: true);

        AutopilotImportResult result = Assert.IsType<AutopilotImportResult>(Assert.Single(outcome.Results));
        Assert.Equal(expected, result.Status);
        Assert.Equal("Other", result.GroupTag);
        Assert.Equal(OldTag, result.OldGroupTag);
        if (!renewsDate)
        {
            Assert.Null(result.Profile);
            Assert.Contains("'Everybody'", result.Message, StringComparison.Ordinal);
            Assert.NotNull(result.Remedy);
            Assert.InRange(outcome.Elapsed, TimeSpan.FromMinutes(62), TimeSpan.FromMinutes(63));
            Assert.Single(outcome.Events.OfType<WarningEvent>(), warning => warning.Text.EndsWith("waits longer.", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_device_whose_tag_stays_keeps_its_profile_and_waits_for_no_sync()
    {
        Outcome outcome = Run([Row(TestRows.Name(1), OldTag), Row(TestRows.Name(2), null)]);

        Assert.All(outcome.Results, result => Assert.Equal((ImportStatus.AlreadyPresent, OldProfile), (result.Status, ((AutopilotImportResult)result).Profile)));
        Assert.DoesNotContain(outcome.Requests, request => request.Action == "sync");
        Assert.True(outcome.Elapsed < TimeSpan.FromMinutes(3), $"{outcome.Elapsed}");
    }

    [Fact]
    public void A_later_batch_gets_a_sync_of_its_own_ten_minutes_later()
    {
        Outcome outcome = Run(
            Rows(2),
            (sandbox, _) => sandbox.Faults.Add(SandboxFault.Delayed(TimeSpan.FromMinutes(2)).For("import").After(1)),
            batchSize: 1);

        Assert.All(outcome.Results, result => Assert.Equal((ImportStatus.Updated, NewProfile), (result.Status, ((AutopilotImportResult)result).Profile)));
        Assert.All(outcome.Requests.Where(request => request.Action == "sync"), request => Assert.Equal(204, request.StatusCode));
    }

    private static Outcome Run(
        DeviceRow[] rows, Action<IntuneSandbox, FakeClock>? prepare = null, SandboxOptions? options = null, bool everybody = false, int batchSize = 500)
    {
        Outcome outcome = Rehearsal.Run(new Plan
        {
            IsAutopilot = true,
            Rows = rows,
            Sandbox = options ?? new SandboxOptions(),
            Options = new ImportOptions { UpdateExisting = true, WaitForProfile = true, BatchSize = batchSize },
            Prepare = sandbox =>
            {
                if (everybody)
                {
                    sandbox.Tenant.AddDeploymentProfile("Everybody");
                    sandbox.Tenant.AddRegistration(TestRows.Name(1), OldTag);
                    SyncByHand(sandbox);
                    ((FakeClock)sandbox.Options.TimeProvider).Advance(TimeSpan.FromMinutes(2));
                }
                else
                {
                    Register(sandbox, [.. rows.Select(row => row[Column.SerialNumber]!)]);
                }

                prepare?.Invoke(sandbox, (FakeClock)sandbox.Options.TimeProvider);
            },
        });
        Promises.Hold(outcome);
        return outcome;
    }
}
