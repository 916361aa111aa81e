using System.Globalization;
using System.Text;

namespace IntuneImportModule.Core.Report;

/// <summary>Draws a run: rows sent as a line, rows settled as areas below it.</summary>
internal static class TimelineSvg
{
    private const double Left = 52;
    private const double Right = 990;
    private const double Top = 14;
    private const double Bottom = 200;
    private const int Ticks = 5;

    /// <summary>The picture.</summary>
    /// <param name="times">The run's curves.</param>
    public static string Of(RunTimes times)
    {
        int[] settled = [.. times.Good.Select((good, i) => good + times.Bad[i])];
        int sentAtEnd = times.Sent.Last();
        int settledAtEnd = settled.Last();
        int most = Math.Max(1, Math.Max(sentAtEnd, settledAtEnd));
        StringBuilder svg = new();
        svg.Append(FormattableString.Invariant($"""
            <figure><svg class="timeline" viewBox="0 0 1000 232" role="img" aria-labelledby="timeline-title timeline-text">
            <title id="timeline-title">Rows sent and settled over time</title>
            <desc id="timeline-text">{Html.Number(sentAtEnd)} rows were sent and {Html.Number(settledAtEnd)} settled, {Html.Number(times.Bad.Last())} of them without success, within {Html.Span(times.Length)}.</desc>

            """));
        AddGrid(svg, times.Length, most);
        svg.Append("<path class=\"area bad\" d=\"").Append(Area(settled, most)).Append("\"/>\n");
        svg.Append("<path class=\"area good\" d=\"").Append(Area(times.Good, most)).Append("\"/>\n");
        svg.Append("<path class=\"line\" d=\"").Append(Steps(times.Sent, most)).Append("\"/>\n");
        svg.Append("""
            </svg>
            <figcaption class="legend"><span class="key-line">sent</span><span class="key good">settled well</span><span class="key bad">settled otherwise</span></figcaption></figure>

            """);
        return svg.ToString();
    }

    private static void AddGrid(StringBuilder svg, TimeSpan length, int most)
    {
        for (int i = 0; i <= Ticks; i++)
        {
            double x = Left + ((Right - Left) * RunTimes.Share * i / Ticks);
            string anchor = i == 0 ? "start" : "middle";
            TimeSpan at = TimeSpan.FromTicks(length.Ticks * i / Ticks);
            svg.Append(FormattableString.Invariant($"<text x=\"{x:0.#}\" y=\"222\" text-anchor=\"{anchor}\">{Html.Span(at)}</text>\n"));
        }

        int[] levels = most == 1 ? [0, 1] : [0, most / 2, most];
        foreach (int level in levels)
        {
            double y = Y(level, most);
            svg.Append(FormattableString.Invariant($"""
                <line class="grid" x1="{Left:0}" x2="{Right:0}" y1="{y:0.#}" y2="{y:0.#}"/><text x="{Left - 8:0}" y="{y + 4:0.#}" text-anchor="end">{Html.Number(level)}</text>

                """));
        }
    }

    private static string Area(int[] curve, int most) => $"{Steps(curve, most)}V{Y(0, most).ToString("0.#", CultureInfo.InvariantCulture)}H{Left}Z";

    // A batch goes out and is settled in one moment, so the curve climbs in steps.
    private static string Steps(int[] curve, int most)
    {
        StringBuilder path = new();
        path.AppendFormat(CultureInfo.InvariantCulture, "M{0:0.#} {1:0.#}V{2:0.#}", Left, Y(0, most), Y(curve[0], most));
        for (int i = 1; i < curve.Length; i++)
        {
            if (curve[i] != curve[i - 1] || i == curve.Length - 1)
            {
                path.AppendFormat(
                    CultureInfo.InvariantCulture, "H{0:0.#}V{1:0.#}", Left + ((Right - Left) * i / (curve.Length - 1)), Y(curve[i], most));
            }
        }

        return path.ToString();
    }

    private static double Y(int rows, int most) => Bottom - ((Bottom - Top) * rows / most);
}
