using System.Text.Json.Nodes;

namespace IntuneImportModule.Core.Tests.Sandbox;

/// <summary>An answer, read to its end.</summary>
public sealed record Reply(int Status, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public IReadOnlyList<JsonObject> Rows => [.. Json["value"]!.AsArray().Select(row => row!.AsObject())];

    public string? NextLink => (string?)Json["@odata.nextLink"];

    public string Code => (string)Json["error"]!["code"]!;

    public string Message => (string)Json["error"]!["message"]!;

    /// <summary>Intune's error inside the message.</summary>
    public JsonNode Nested => JsonNode.Parse(Message)!;

    public static async Task<Reply> FromAsync(HttpResponseMessage response)
    {
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, IEnumerable<string>> header in response.Headers.NonValidated.Select(h => KeyValuePair.Create(h.Key, (IEnumerable<string>)h.Value)))
        {
            headers[header.Key] = string.Join(", ", header.Value);
        }

        foreach (KeyValuePair<string, IEnumerable<string>> header in response.Content.Headers)
        {
            headers[header.Key] = string.Join(", ", header.Value);
        }

        return new Reply((int)response.StatusCode, await response.Content.ReadAsStringAsync(), headers);
    }
}
