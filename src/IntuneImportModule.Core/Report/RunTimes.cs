using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Core.Report;

/// <summary>When rows went out and when their fate was known, as curves over the run.</summary>
internal sealed class RunTimes
{
    // What happens last would be a line at the edge; so the curves go on a little after it.
    private const int LastStep = 152;
    private const int Steps = 160;

    private RunTimes(DateTimeOffset start, DateTimeOffset end)
    {
        Start = start;
        End = end;
    }

    /// <summary>When the first row was sent or settled.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>When the last row was sent or settled.</summary>
    public DateTimeOffset End { get; }

    /// <summary>How long the run took.</summary>
    public TimeSpan Length => End - Start;

    /// <summary>How much of the curves' width the run takes.</summary>
    public static double Share => (double)LastStep / Steps;

    /// <summary>Rows sent until each step.</summary>
    public int[] Sent { get; } = new int[Steps + 1];

    /// <summary>Rows settled well until each step.</summary>
    public int[] Good { get; } = new int[Steps + 1];

    /// <summary>Rows settled otherwise until each step.</summary>
    public int[] Bad { get; } = new int[Steps + 1];

    /// <summary>The run's curves.</summary>
    /// <param name="results">The results.</param>
    /// <returns>Null where no result says when anything happened.</returns>
    public static RunTimes? Of(IReadOnlyList<ImportResult> results)
    {
        // A resumed row has times of an earlier run, hours or days away; it would squeeze this run into a line.
        List<ImportResult> timed = [.. results.Where(row => !row.Resumed && (row.SubmittedDateTime ?? row.SettledDateTime) is not null)];
        if (timed.Count == 0)
        {
            return null;
        }

        IEnumerable<DateTimeOffset> moments = timed
            .SelectMany(row => new[] { row.SubmittedDateTime, row.SettledDateTime })
            .Where(moment => moment is not null)
            .Select(moment => moment!.Value);
        RunTimes times = new(moments.Min(), moments.Max());
        foreach (ImportResult row in timed)
        {
            times.Count(times.Sent, row.SubmittedDateTime);
            times.Count(row.Status.IsSuccess() ? times.Good : times.Bad, row.Status == ImportStatus.Pending ? null : row.SettledDateTime);
        }

        Accumulate(times.Sent);
        Accumulate(times.Good);
        Accumulate(times.Bad);
        return times;
    }

    private void Count(int[] curve, DateTimeOffset? moment)
    {
        if (moment is { } at)
        {
            // Rounded up, in whole numbers: a quotient of fractions may come out past the last step.
            curve[Length == TimeSpan.Zero ? 0 : (int)(((LastStep * (at - Start).Ticks) + Length.Ticks - 1) / Length.Ticks)]++;
        }
    }

    private static void Accumulate(int[] curve)
    {
        for (int i = 1; i < curve.Length; i++)
        {
            curve[i] += curve[i - 1];
        }
    }
}
