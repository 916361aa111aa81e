using System.Text;
using System.Text.Json;

namespace IntuneImportModule.Sandbox.Service;

/// <summary>The members of an enumeration, read without making a text of each.</summary>
internal sealed class JsonWords(params string[] words)
{
    private readonly byte[][] _bytes = [.. words.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Reads the value of a property that is one of them, in any letter case.</summary>
    public string Read(ref Utf8JsonReader reader, string property, string? whenNull)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            for (int i = 0; i < _bytes.Length; i++)
            {
                if (reader.ValueTextEquals(_bytes[i]))
                {
                    return words[i];
                }
            }
        }

        string? text = JsonRows.Value(ref reader, property) ?? whenNull;
        return Array.Find(words, word => word.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? throw Refusal.BadRequest($"Cannot convert the literal '{text}' to the expected type 'microsoft.graph.{property}'.");
    }
}
