using System.Text.Json;

namespace IntuneImportModule.Sandbox.Service;

/// <summary>The small steps that all row readers share. Every unexpected token is a <see cref="JsonException"/>.</summary>
internal static class JsonRows
{
    public static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (reader.TokenType != type)
        {
            throw new JsonException();
        }
    }

    public static void ReadStart(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (!reader.Read())
        {
            throw new JsonException();
        }

        Expect(ref reader, type);
    }

    /// <summary>Goes to the next property of the object; false at the object's end.</summary>
    public static bool NextProperty(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>Reads the value of a string property. The value of the row before is taken when it is the same: a million rows then share one text.</summary>
    public static string? Text(ref Utf8JsonReader reader, string property, string? before = null)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.String => before is not null && reader.ValueTextEquals(before) ? before : reader.GetString(),
            _ => throw Refusal.BadRequest($"Cannot convert the value of property '{property}' to the expected type 'Edm.String'."),
        };
    }

    public static void SkipValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }
}
