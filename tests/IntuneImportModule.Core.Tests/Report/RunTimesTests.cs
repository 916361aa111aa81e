using IntuneImportModule.Core.Import;
using IntuneImportModule.Core.Report;
using static IntuneImportModule.Core.Tests.Report.ReportRows;

namespace IntuneImportModule.Core.Tests.Report;

public sealed class RunTimesTests
{
    [Fact]
    public void Curves_end_at_the_counts_and_never_fall()
    {
        RunTimes times = RunTimes.Of([.. Enumerable.Range(1, 100).Select(row => Device(row, row % 10 == 0 ? ImportStatus.Failed : ImportStatus.Imported))])!;

        Assert.Equal((100, 90, 10), (times.Sent[^1], times.Good[^1], times.Bad[^1]));
        Assert.Equal(0, times.Good[0]);
        Assert.Equal(times.Sent.Order(), times.Sent);
        Assert.Equal(TimeSpan.FromSeconds(129), times.Length);
    }

    [Fact]
    public void One_moment_is_a_run_too()
    {
        RunTimes times = RunTimes.Of([Device(1) with { SubmittedDateTime = Noon, SettledDateTime = Noon }])!;

        Assert.Equal((1, 1), (times.Sent[0], times.Good[0]));
        Assert.DoesNotContain("NaN", TimelineSvg.Of(times), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_are_pending_are_sent_and_not_settled()
    {
        RunTimes times = RunTimes.Of([Device(1, ImportStatus.Pending), Device(2)])!;

        Assert.Equal((2, 1, 0), (times.Sent[^1], times.Good[^1], times.Bad[^1]));
    }

    [Fact]
    public void Rows_of_an_earlier_run_do_not_stretch_this_one()
    {
        RunTimes times = RunTimes.Of([Device(1), Device(2) with { Resumed = true, SubmittedDateTime = Noon.AddDays(-3) }])!;

        Assert.Equal(TimeSpan.FromSeconds(30), times.Length);
    }

    [Fact]
    public void A_run_of_any_length_ends_in_the_last_step()
    {
        for (int length = 1; length < 20_000; length++)
        {
            RunTimes times = RunTimes.Of([Device(1) with { SubmittedDateTime = Noon, SettledDateTime = Noon.AddTicks(length * 7919L) }])!;
            Assert.Equal((1, 0, 1), (times.Sent[0], times.Good[^2], times.Good[^1]));
        }
    }

    [Fact]
    public void No_times_no_curves() => Assert.Null(RunTimes.Of([Identity(1)]));
}
