using System.Text.Json;
using System.Text.Json.Serialization;

namespace IntuneImportModule.Core.Graph;

/// <summary>Reads a date that is the same in record after record, as an import stamps all its rows with one, without parsing each.</summary>
/// <remarks>The serializer makes one for each property that names it, so the last date is that property's.</remarks>
internal sealed class RepeatedDate : JsonConverter<DateTimeOffset>
{
    private Known last = new([], default);

    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
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

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    private sealed record Known(byte[] Text, DateTimeOffset Date);
}
