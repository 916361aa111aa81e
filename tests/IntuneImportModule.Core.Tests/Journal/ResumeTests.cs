using System.Text;
using System.Text.RegularExpressions;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Core.Journal;
using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Journal;

/// <summary>What a second run with the same journal does with what the first has left.</summary>
public sealed class ResumeTests : JournalTest
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Finished_rows_return_their_earlier_result(bool autopilot)
    {
        DeviceRow[] rows = autopilot ? [.. Devices(24), Device("s-025", "Kiosk")] : [.. Identifiers(24), Identifier("s-025", "ä + €")];
        List<ImportResult> first = Import(autopilot, rows);
        int accepted = Accepted(autopilot);
        Sandbox.ClearRequests();

        List<ImportResult> second = Import(autopilot, rows.Reverse());

        Assert.All(first, result => Assert.False(result.Resumed));
        Assert.Equal(first.Select(result => result with { Row = 26 - result.Row, Resumed = true }).Reverse(), second);
        Assert.Equal(accepted, Accepted(autopilot));
        Assert.Empty(Sandbox.GetRequests());
    }

    [Theory]
    [InlineData(ImportIdHandling.Kept, true)]
    [InlineData(ImportIdHandling.Kept, false)]
    [InlineData(ImportIdHandling.Dropped, true)]
    [InlineData(ImportIdHandling.Dropped, false)]
    [InlineData(ImportIdHandling.Replaced, true)]
    public void Autopilot_rows_in_flight_are_asked_for_before_they_are_sent(ImportIdHandling importIds, bool arrived)
    {
        SandboxOptions = SandboxOptions with { ImportIdHandling = importIds, PageSize = 5 };
        for (int i = 1; i <= 12; i++)
        {
            Sandbox.Tenant.AddImportRecord($"S-{i:000}");
        }

        Interrupt(autopilot: true, Devices(25), arrived);
        Assert.Equal(arrived ? 25 : 0, Accepted(autopilot: true));

        List<ImportResult> results = Import(autopilot: true, Devices(40));

        Assert.Equal("list", Sandbox.GetRequests()[0].Action);
        Assert.All(results, result => Assert.Equal(ImportStatus.Imported, result.Status));
        Assert.Equal(Enumerable.Range(1, 40), results.Select(result => result.Row));
        AssertSentOnce(autopilot: true, 40);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Identifiers_that_an_interrupted_run_created_are_Imported(bool overwrite)
    {
        Sandbox.Tenant.AddDeviceIdentity("S-003", "serialNumber", createdDateTime: DateTimeOffset.UtcNow.AddDays(-1));
        ImportOptions options = Options with { Overwrite = overwrite };
        DeviceRow[] rows = [.. Enumerable.Range(1, 25).Select(i => Identifier($"S-{i:000}", "from the file"))];
        Interrupt(autopilot: false, rows, isProcessed: true, options);

        // The clock rule counts in whole seconds.
        Thread.Sleep(1500);
        List<ImportResult> results = Import(autopilot: false, rows, options);

        Assert.Equal(overwrite ? ImportStatus.Updated : ImportStatus.AlreadyPresent, results[2].Status);
        results.RemoveAt(2);
        Assert.All(results, result => Assert.Equal(ImportStatus.Imported, result.Status));
    }

    [Fact]
    public void Accepted_rows_are_waited_for_and_not_sent_again()
    {
        List<ImportResult> pending = Import(autopilot: true, Devices(25), Options with { NoWait = true });
        Assert.All(pending, result => Assert.Equal(ImportStatus.Pending, result.Status));
        Sandbox.ClearRequests();

        List<ImportResult> settled = Import(autopilot: true, Devices(25));

        Assert.All(settled, result => Assert.Equal(ImportStatus.Imported, result.Status));
        Assert.Equal(pending.Select(result => result.SubmittedDateTime), settled.Select(result => result.SubmittedDateTime));
        Assert.All(settled, result => Assert.True(result.SettledDateTime > pending.Max(earlier => earlier.SettledDateTime)));
        Assert.DoesNotContain(Sandbox.GetRequests(), request => request.Method == "POST" && request.Action == "import");
        AssertSentOnce(autopilot: true, 25);
    }

    [Fact]
    public void Failed_rows_are_tried_again()
    {
        Sandbox.Tenant.SetOutcome("S-002", 640, "StorageError");
        List<ImportResult> first = Import(autopilot: true, Devices(3));
        Assert.Equal(ImportStatus.Failed, first[1].Status);
        Sandbox.Tenant.SetOutcome("S-002", 0, "None");

        List<ImportResult> second = Import(autopilot: true, Devices(3));

        Assert.All(second, result => Assert.Equal(ImportStatus.Imported, result.Status));
        Assert.Equal([true, false, true], second.Select(result => result.Resumed));
        Assert.Equal(2, Sandbox.Tenant.AcceptedAutopilotRows.Count(row => row.Identifier == "S-002"));
    }

    [Fact]
    public void Unconfirmed_rows_are_asked_for()
    {
        // Accepted, but neither the answer nor any list can be read.
        Sandbox.Faults.Add(SandboxFault.ResetAfter().For("import"));
        Sandbox.Faults.Add(SandboxFault.Status(404).For("list").After(1).Always());
        List<ImportResult> first = Import(autopilot: true, Devices(5));
        Assert.All(first, result => Assert.Equal(ImportStatus.Unconfirmed, result.Status));
        Sandbox.Faults.Clear();

        List<ImportResult> second = Import(autopilot: true, Devices(5));

        Assert.All(second, result => Assert.Equal(ImportStatus.Imported, result.Status));
        AssertSentOnce(autopilot: true, 5);
    }

    [Fact]
    public void Changed_row_is_a_new_one()
    {
        Import(autopilot: true, [Device("S-001"), Device("S-002", "Kiosk"), Device("S-003")]);
        byte[] otherHash = [.. HashBytes];
        otherHash[200] ^= 1;

        List<ImportResult> second = Import(autopilot: true, [Device("S-001"), Device("S-002", "Sales"), Device("S-003", hash: otherHash)]);

        Assert.Equal([true, false, false], second.Select(result => result.Resumed));
        Assert.Equal(5, Accepted(autopilot: true));
    }

    [Fact]
    public void Overwriting_makes_another_row()
    {
        Import(autopilot: false, [Identifier("S-001", "old")]);

        ImportResult second = Import(autopilot: false, [Identifier("S-001", "old")], Options with { Overwrite = true })[0];

        Assert.False(second.Resumed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WhatIf_writes_no_journal_and_changes_none(bool autopilot)
    {
        DeviceRow[] rows = autopilot ? Devices(3) : Identifiers(3);
        List<ImportResult> results = Import(autopilot, rows, approve: _ => false);
        Assert.All(results, result => Assert.Equal(ImportStatus.NotSent, result.Status));
        Assert.False(File.Exists(JournalPath));

        Interrupt(autopilot, rows, isProcessed: true);
        byte[] before = File.ReadAllBytes(JournalPath);
        results = Import(autopilot, rows, approve: _ => false);

        Assert.All(results, result => Assert.Equal(ImportStatus.NotSent, result.Status));
        Assert.Equal(before, File.ReadAllBytes(JournalPath));
        Assert.Empty(Sandbox.GetRequests());
    }

    [Fact]
    public void Post_in_flight_at_a_stop_is_awaited_and_journaled()
    {
        Sandbox.Faults.Add(SandboxFault.AnswerDelayed(TimeSpan.FromMilliseconds(400)).For("importDeviceIdentityList").Always());
        using (ImportRun run = Start(autopilot: false, Options with { StopPatience = TimeSpan.FromSeconds(5) }))
        {
            DeviceRow[] rows = Identifiers(10);
            Array.ForEach(rows, row => run.Post(row));
            SpinWait.SpinUntil(() => Accepted(autopilot: false) == 10, TimeSpan.FromSeconds(10));
            run.Stop();
        }

        Sandbox.ClearRequests();
        Assert.All(Import(autopilot: false, Identifiers(10)), result => Assert.True(result.Resumed));
        Assert.Empty(Sandbox.GetRequests());
    }

    [Fact]
    public void Records_of_finished_rows_are_removed_where_the_second_run_asks_for_it_and_never_twice()
    {
        Sandbox.Tenant.AddImportRecord("S-001");
        Sandbox.Tenant.AddRegistration("S-002");
        Import(autopilot: true, Devices(25));
        Assert.Equal(26, Sandbox.Tenant.ImportRecords.Count);
        Sandbox.Faults.Add(SandboxFault.Status(400).For("delete"));

        List<ImportResult> second = Import(autopilot: true, Devices(25), Options with { CleanUp = true });

        // The foreign one, and the one whose removal failed; which that is depends on whose call is first.
        Assert.Equal(2, Sandbox.Tenant.ImportRecords.Count);
        List<ImportResult> third = Import(autopilot: true, Devices(25), Options with { CleanUp = true });
        Assert.Null(Assert.Single(Sandbox.Tenant.ImportRecords).ImportId);
        Sandbox.ClearRequests();
        List<ImportResult> fourth = Import(autopilot: true, Devices(25), Options with { CleanUp = true });

        Assert.Empty(Sandbox.GetRequests());
        Assert.All([second, third, fourth], results => Assert.All(results, result => Assert.True(result.Resumed)));
        Assert.All([second, third, fourth], results => Assert.Equal(ImportStatus.AlreadyPresent, results[1].Status));
        AssertSentOnce(autopilot: true, 25);
    }

    [Fact]
    public void A_record_whose_id_is_not_known_is_told_of()
    {
        Import(autopilot: true, Devices(2));
        WithoutIds();
        using ImportRun run = Start(autopilot: true, Options with { CleanUp = true });
        Array.ForEach(Devices(2), row => run.Post(row));

        string warning = Assert.Single(run.Rest().OfType<WarningEvent>(), told => told.Text.StartsWith("Import records", StringComparison.Ordinal)).Text;

        Assert.Contains(": 2.", warning, StringComparison.Ordinal);
        Assert.DoesNotContain(Sandbox.GetRequests().SelectMany(request => request.Items), item => item.Action == "delete");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_update_that_was_interrupted_is_Updated_whether_it_had_arrived_or_not(bool arrived)
    {
        Sandbox.Tenant.AddRegistration("S-001", "Old");
        ImportOptions options = Options with { UpdateExisting = true };
        Sandbox.Faults.Add(SandboxFault.HangUntilTimeout(arrived).For("batch").After(1));
        using (ImportRun run = Start(autopilot: true, options))
        {
            run.Post(Device("S-001", "New"));
            Task pull = Task.Run(() => Assert.Throws<OperationCanceledException>(() => run.Rest().Count()));
            Assert.True(SpinWait.SpinUntil(() => Sandbox.GetRequests().Count(request => request.Action == "batch") == 2, TimeSpan.FromSeconds(20)));
            await Task.Delay(100);
            run.Stop();
            await pull;
        }

        Assert.Equal(arrived ? "New" : "Old", Sandbox.Tenant.Registrations[0].GroupTag);
        AutopilotImportResult result = (AutopilotImportResult)Import(autopilot: true, [Device("S-001", "New")], options)[0];

        Assert.Equal((ImportStatus.Updated, "Old", "New"), (result.Status, result.OldGroupTag, Sandbox.Tenant.Registrations[0].GroupTag));
        Assert.Equal(1, Accepted(autopilot: true));
    }

    [Fact]
    public void A_profile_that_did_not_come_in_time_is_waited_for_again()
    {
        ImportOptions options = Options with { WaitForProfile = true, CleanUp = true, ProfileTimeout = TimeSpan.FromMilliseconds(200) };
        ImportResult first = Import(autopilot: true, [Device("S-001")], options)[0];
        ImportResult second = Import(autopilot: true, [Device("S-001")], options)[0];
        ImportResult third = Import(autopilot: true, [Device("S-001")])[0];

        Assert.Equal((ImportStatus.Pending, ImportStatus.Pending, ImportStatus.Imported), (first.Status, second.Status, third.Status));
        Assert.Equal((false, true, true), (first.Resumed, second.Resumed, third.Resumed));
        Assert.Null(third.Message);
        Assert.Equal(1, Accepted(autopilot: true));
    }

    [Fact]
    public void Ten_thousand_rows_cost_seconds()
    {
        System.Diagnostics.Stopwatch watch = System.Diagnostics.Stopwatch.StartNew();
        DeviceRow[] rows = [.. Enumerable.Range(1, 10_000).Select(i => Identifier($"T-{i:00000}"))];
        Import(autopilot: false, rows, Options with { BatchSize = 1000 });
        List<ImportResult> again = Import(autopilot: false, rows);

        Assert.All(again, result => Assert.True(result.Resumed));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), watch.Elapsed.ToString());
    }

    // The journal as it would be had the service named no records.
    private void WithoutIds()
    {
        string[] lines = [.. File.ReadAllLines(JournalPath).Select(line => Regex.Replace(line, @"\A(.*),""sum"":""\w{8}""}\z", "$1"))];
        using FileStream file = File.Create(JournalPath);
        uint sum = 0;
        foreach (byte[] content in lines.Select(line => Encoding.UTF8.GetBytes(Regex.Replace(line, @"""id"":""[^""]*"",", ""))))
        {
            file.Write(content);
            sum = LineSum.Of(sum, content);
            LineSum.Write(file, sum);
        }
    }

    private int Accepted(bool autopilot) =>
        autopilot ? Sandbox.Tenant.AcceptedAutopilotRows.Count : Sandbox.Tenant.AcceptedIdentityRows.Count;

    private void AssertSentOnce(bool autopilot, int count)
    {
        IReadOnlyList<SandboxAcceptedRow> accepted = autopilot ? Sandbox.Tenant.AcceptedAutopilotRows : Sandbox.Tenant.AcceptedIdentityRows;
        Assert.Equal(
            Enumerable.Range(1, count).Select(i => $"S-{i:000}"), accepted.Select(row => row.Identifier).Order(StringComparer.Ordinal));
    }
}
