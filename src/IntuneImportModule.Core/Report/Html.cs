using System.Globalization;
using System.Net;
using System.Text;

namespace IntuneImportModule.Core.Report;

/// <summary>Makes text safe within HTML, between tags and in quoted attributes alike.</summary>
internal static class Html
{
    /// <summary>The text, encoded. Characters that no page may hold become U+FFFD.</summary>
    /// <param name="text">Anything; null gives nothing.</param>
    public static string Text(string? text) => WebUtility.HtmlEncode(Printable(text) ?? string.Empty);

    /// <summary>A whole number with its thousands apart.</summary>
    /// <param name="number">The number.</param>
    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A moment in UTC, to the second.</summary>
    /// <param name="moment">The moment.</param>
    public static string Moment(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A span of time, as exact as a person wants it.</summary>
    /// <param name="span">The span.</param>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 10 } => span.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s",
        { TotalSeconds: < 100 } => span.TotalSeconds.ToString("0", CultureInfo.InvariantCulture) + " s",
        { TotalHours: < 1 } => span.ToString(@"m\:ss", CultureInfo.InvariantCulture) + " min",
        _ => ((int)span.TotalHours).ToString(CultureInfo.InvariantCulture) + span.ToString(@"\:mm", CultureInfo.InvariantCulture) + " h",
    };

    /// <summary>The text without control characters and lone surrogates.</summary>
    /// <param name="text">Anything.</param>
    public static string? Printable(string? text)
    {
        if (text is null || text.All(c => !char.IsControl(c) && !char.IsSurrogate(c)))
        {
            return text;
        }

        StringBuilder clean = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                clean.Append(text, i++, 2);
            }
            else
            {
                clean.Append(text[i] is '\n' or '\t' || (!char.IsControl(text[i]) && !char.IsSurrogate(text[i])) ? text[i] : '\uFFFD');
            }
        }

        return clean.ToString();
    }
}
