using System.Text.Json;

namespace IntuneImportModule.Sandbox.Service;

/// <summary>Small bodies that are one object.</summary>
internal static class JsonObjects
{
    public static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            JsonDocument document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document : throw new JsonException();
        }
        catch (JsonException)
        {
            throw Refusal.BadRequest("Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.");
        }
    }

    /// <summary>Reads from a document. Parsing does not look into its strings: half a surrogate pair, or bytes that are no UTF-8, show only here.</summary>
    public static T Read<T>(JsonDocument document, Func<JsonElement, T> read)
    {
        try
        {
            return read(document.RootElement);
        }
        catch (InvalidOperationException)
        {
            throw Refusal.BadRequest("A string of the request payload is no Unicode.");
        }
    }

    /// <summary>The text of a member; what was there before when the object lacks it, null when it says null.</summary>
    public static string? Text(JsonDocument document, string name, string? before) => Read(document, root =>
    {
        if (!root.TryGetProperty(name, out JsonElement value))
        {
            return before;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Null => null,
            _ => throw Refusal.BadRequest($"Cannot convert the value of property '{name}' to the expected type 'Edm.String'."),
        };
    });
}
