using System.Globalization;
using System.Text;
using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Core.Report;

/// <summary>Draws the totals as one bar.</summary>
internal static class TotalsSvg
{
    private const double Width = 1000;

    /// <summary>The bar. The list beside it says the same in words, so that it is hidden from screen readers.</summary>
    /// <param name="totals">The counts by status.</param>
    /// <param name="all">The number of rows.</param>
    public static string Of(IReadOnlyList<(ImportStatus Status, int Count)> totals, int all)
    {
        StringBuilder svg = new("<svg class=\"bar\" viewBox=\"0 0 1000 12\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        double x = 0;

        // Successes first, as a progress bar fills.
        foreach ((ImportStatus status, int count) in totals.Reverse())
        {
            double width = Width * count / all;
            svg.AppendFormat(
                CultureInfo.InvariantCulture, "<rect class=\"{0}\" x=\"{1:0.##}\" width=\"{2:0.##}\" height=\"12\"/>", StatusLook.Tone(status), x, width);
            x += width;
        }

        return svg.Append("</svg>\n").ToString();
    }
}
