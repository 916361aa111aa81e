using System.Text.Json;

namespace IntuneImportModule.Core.Graph;

/// <summary>Reads a date that is the same in record after record, as an import stamps all its rows with one, without parsing each.</summary>
internal sealed class RepeatedDate
{
    private Known last = new([], default);

    /// <summary>Reads the date that the reader stands on.</summary>
    /// <param name="reader">The reader.</param>
    public DateTimeOffset Read(ref Utf8JsonReader reader)
    {
        // Read once: another answer's thread may replace it meanwhile.
        Known known = last;
        if (reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(known.Text))
        {
            return known.Date;
        }

        DateTimeOffset date = reader.GetDateTimeOffset();
        if (!reader.HasValueSequence && !reader.ValueIsEscaped)
        {
            last = new Known(reader.ValueSpan.ToArray(), date);
        }

        return date;
    }

    private sealed record Known(byte[] Text, DateTimeOffset Date);
}
