using System.Globalization;
using System.Text.RegularExpressions;
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
    public void One_batch_that_is_settled_at_once_has_an_area()
    {
        RunTimes times = RunTimes.Of([.. Enumerable.Range(1, 20).Select(row => Device(row) with { SubmittedDateTime = Noon, SettledDateTime = Noon.AddSeconds(60) })])!;

        Assert.True(times.Good.Count(rows => rows == 20) > 5, "The last thing that happens stands at the edge.");
        Assert.True(AreaOf("good", TimelineSvg.Of(times)) > 20 * 100);
        Assert.Equal(0, AreaOf("bad", TimelineSvg.Of(RunTimes.Of([Device(1)])!)) - AreaOf("good", TimelineSvg.Of(RunTimes.Of([Device(1)])!)));
    }

    [Fact]
    public void The_scale_ends_where_the_run_does()
    {
        string picture = TimelineSvg.Of(RunTimes.Of([Device(1) with { SubmittedDateTime = Noon, SettledDateTime = Noon.AddSeconds(60) }])!);
        double climb = double.Parse(Regex.Match(picture, "class=\"area good\" d=\"M[^H]*H([\\d.]+)").Groups[1].Value, CultureInfo.InvariantCulture);
        double end = double.Parse(Regex.Matches(picture, "<text x=\"([\\d.]+)\" y=\"222\"")[^1].Groups[1].Value, CultureInfo.InvariantCulture);

        Assert.Equal(end, climb, tolerance: 0.1);
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
        int last = (int)Math.Round(RunTimes.Share * (RunTimes.Of([Device(1)])!.Good.Length - 1));
        for (int length = 1; length < 20_000; length++)
        {
            RunTimes times = RunTimes.Of([Device(1) with { SubmittedDateTime = Noon, SettledDateTime = Noon.AddTicks(length * 7919L) }])!;
            Assert.Equal((1, 0, 1), (times.Sent[0], times.Good[last - 1], times.Good[last]));
        }
    }

    [Fact]
    public void No_times_no_curves() => Assert.Null(RunTimes.Of([Identity(1)]));

    // The area between a curve and the base line, in the picture's units.
    private static double AreaOf(string name, string picture)
    {
        string path = Regex.Match(picture, $"class=\"area {name}\" d=\"([^\"]+)\"").Groups[1].Value;
        double area = 0;
        double x = 0;
        double y = 0;
        double bottom = double.NaN;
        foreach (Match step in Regex.Matches(path, @"([MHVZ])([\d.]*) ?([\d.]*)"))
        {
            double first = double.TryParse(step.Groups[2].Value, CultureInfo.InvariantCulture, out double value) ? value : 0;
            switch (step.Groups[1].Value)
            {
                case "M":
                    (x, y) = (first, double.Parse(step.Groups[3].Value, CultureInfo.InvariantCulture));
                    bottom = y;
                    break;
                case "H":
                    area += (first - x) * (bottom - y);
                    x = first;
                    break;
                case "V":
                    y = first;
                    break;
            }
        }

        return area;
    }
}
