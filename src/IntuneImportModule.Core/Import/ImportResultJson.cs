using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace IntuneImportModule.Core.Import;

/// <summary>Results as the journal keeps them. Values that are null or zero are left out, the status Pending among them.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(AutopilotImportResult))]
[JsonSerializable(typeof(DeviceIdentityImportResult))]
internal sealed partial class ImportResultJson : JsonSerializerContext
{
    /// <summary>Writes a result without what belongs to the run that it came from.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="result">The result.</param>
    public static void Write(Utf8JsonWriter json, ImportResult result) =>
        JsonSerializer.Serialize(json, result with { Row = 0, Source = null, Resumed = false }, TypeOf(result));

    /// <summary>Reads a result.</summary>
    /// <param name="json">What <see cref="Write"/> wrote.</param>
    /// <param name="draft">Its row in this run.</param>
    /// <exception cref="JsonException">It is no result.</exception>
    public static ImportResult Read(JsonElement json, ImportResult draft)
    {
        ImportResult result = (ImportResult?)json.Deserialize(TypeOf(draft)) ?? throw new JsonException();
        return result with { Row = draft.Row, Source = draft.Source };
    }

    private static JsonTypeInfo TypeOf(ImportResult result) =>
        result is AutopilotImportResult ? Default.AutopilotImportResult : Default.DeviceIdentityImportResult;
}
