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

    /// <summary>The text of a member; what was there before when the object lacks it, null when it says null.</summary>
    public static string? Text(JsonDocument document, string name, string? before)
    {
        if (!document.RootElement.TryGetProperty(name, out JsonElement value))
        {
            return before;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Null => null,
            _ => throw Refusal.BadRequest($"Cannot convert the value of property '{name}' to the expected type 'Edm.String'."),
        };
    }
}
