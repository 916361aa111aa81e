using System.Text;
using System.Text.Json;

namespace IntuneImportModule.Sandbox.Service.Routes;

/// <summary>One request inside a $batch.</summary>
internal sealed class BatchItem
{
    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

    public BatchItem(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw Refusal.BadRequest("A request of the batch is no object.");
        }

        Id = Text(json, "id");
        Method = Text(json, "method").ToUpperInvariant();
        Url = Text(json, "url");
        Body = json.TryGetProperty("body", out JsonElement body) && body.ValueKind != JsonValueKind.Null ? Encoding.UTF8.GetBytes(body.GetRawText()) : [];
        DependsOn = json.TryGetProperty("dependsOn", out JsonElement ids) && ids.ValueKind == JsonValueKind.Array
            ? [.. ids.EnumerateArray().Select(id => id.ToString())]
            : [];
        if (json.TryGetProperty("headers", out JsonElement headers) && headers.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty header in headers.EnumerateObject())
            {
                _headers[header.Name] = header.Value.ToString();
            }
        }

        if (Body.Length > 0 && Header("Content-Type") is null)
        {
            throw Refusal.BadRequest($"Request '{Id}' of the batch has a body and no Content-Type header.");
        }
    }

    public string Id { get; }

    public string Method { get; }

    public string Url { get; }

    public byte[] Body { get; }

    public IReadOnlyList<string> DependsOn { get; }

    public string? Header(string name) => _headers.TryGetValue(name, out string? value) ? value : null;

    private static string Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw Refusal.BadRequest($"A request of the batch lacks the string '{name}'.");
}
