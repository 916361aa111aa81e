using System.Text.Json;
using IntuneImportModule.Sandbox.State;

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
        return before is not null && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(before) ? before : Value(ref reader, property);
    }

    /// <summary>The value that the reader stands on.</summary>
    public static string? Value(ref Utf8JsonReader reader, string property) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.String => reader.GetString(),
            _ => throw Refusal.BadRequest($"Cannot convert the value of property '{property}' to the expected type 'Edm.String'."),
        };

    /// <summary>Reads the value of a string property as UTF-8, where it lies in the body if it can be used as it is.</summary>
    public static Utf8Text Utf8(ref Utf8JsonReader reader, ArraySegment<byte> body, string property)
    {
        reader.Read();

        // What is not ASCII may be no UTF-8 either, which making a text of it finds out.
        return reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped && reader.ValueSpan.IsAscii()
            ? new Utf8Text(body.Array!, body.Offset + (int)reader.TokenStartIndex + 1, reader.ValueSpan.Length)
            : Utf8Text.From(Value(ref reader, property));
    }

    public static void SkipValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }
}
