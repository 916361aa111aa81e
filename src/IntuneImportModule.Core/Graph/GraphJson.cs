using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace IntuneImportModule.Core.Graph;

/// <summary>The JSON of Graph, source generated; lenient in what it reads.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(GraphPage<AutopilotImportRecord>))]
[JsonSerializable(typeof(GraphPage<DeviceIdentityRecord>))]
[JsonSerializable(typeof(GraphPage<AutopilotRegistrationRecord>))]
[JsonSerializable(typeof(AutopilotRegistrationRecord))]
[JsonSerializable(typeof(AutopilotSettingsRecord))]
[JsonSerializable(typeof(GraphBatchAnswer))]
internal sealed partial class GraphJson : JsonSerializerContext
{
    /// <summary>Reads an answer's body.</summary>
    /// <typeparam name="T">A type of this context.</typeparam>
    /// <param name="body">The body, UTF-8.</param>
    /// <param name="type">How to read it.</param>
    /// <param name="problem">What was wrong, without the body's contents; null for a readable body.</param>
    /// <returns>The value; null for a body that cannot be read.</returns>
    public static T? Read<T>(ReadOnlyMemory<byte> body, JsonTypeInfo<T> type, out string? problem)
        where T : class
    {
        if (body.IsEmpty)
        {
            problem = Texts.AnswerEmpty;
            return null;
        }

        try
        {
            T? value = JsonSerializer.Deserialize(body.Span, type);
            problem = value is null ? Texts.AnswerEmpty : null;
            return value;
        }
        catch (JsonException notJson)
        {
            problem = Phrase.Of(Texts.AnswerUnreadable, notJson.LineNumber + 1, notJson.BytePositionInLine + 1);
            return null;
        }
    }
}
