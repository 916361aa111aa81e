using System.Text.Json;
using System.Text.Json.Serialization;

namespace IntuneImportModule.Core.Graph;

/// <summary>Reads a property that has the same text in record after record, without a new string for each.</summary>
/// <remarks>The serializer makes one for each property that names it, so the last text is that property's.</remarks>
internal sealed class RepeatedText : JsonConverter<string>
{
    private string last = string.Empty;

    /// <inheritdoc/>
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    /// <summary>Reads the text that the reader stands on.</summary>
    /// <param name="reader">The reader.</param>
    public string Read(ref Utf8JsonReader reader)
    {
        // Read once: another answer's thread may replace it meanwhile.
        string known = last;
        if (reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(known))
        {
            return known;
        }

        return last = reader.GetString()!;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
