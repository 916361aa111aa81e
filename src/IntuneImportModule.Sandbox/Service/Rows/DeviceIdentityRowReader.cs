using System.Text.Json;
using IntuneImportModule.Sandbox.State;

namespace IntuneImportModule.Sandbox.Service;

/// <summary>Reads importedDeviceIdentity objects from UTF-8. Members that the service sets itself are passed over.</summary>
internal static class DeviceIdentityRowReader
{
    private static readonly string[] s_types = ["unknown", "imei", "serialNumber", "manufacturerModelSerial"];
    private static readonly string[] s_platforms =
        ["unknown", "ios", "android", "windows", "windowsMobile", "macOS", "visionOS", "tvos", "unknownFutureValue"];

    public static DeviceIdentityList Read(ReadOnlySpan<byte> body)
    {
        List<DeviceIdentityRow>? rows = null;
        bool? overwrites = null;
        Utf8JsonReader reader = new(body);
        JsonRows.ReadStart(ref reader, JsonTokenType.StartObject);
        while (JsonRows.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("importedDeviceIdentities"u8))
            {
                rows = ReadRows(ref reader);
            }
            else if (reader.ValueTextEquals("overwriteImportedDeviceIdentities"u8))
            {
                reader.Read();
                overwrites = reader.TokenType is JsonTokenType.True or JsonTokenType.False
                    ? reader.GetBoolean()
                    : throw Refusal.BadRequest("The parameter 'overwriteImportedDeviceIdentities' must be of type 'Edm.Boolean'.");
            }
            else
            {
                JsonRows.SkipValue(ref reader);
            }
        }

        JsonRows.Expect(ref reader, JsonTokenType.EndObject);
        return new DeviceIdentityList(rows ?? throw Refusal.BadRequest("The parameter 'importedDeviceIdentities' is missing."), overwrites);
    }

    private static List<DeviceIdentityRow> ReadRows(ref Utf8JsonReader reader)
    {
        List<DeviceIdentityRow> rows = [];
        JsonRows.ReadStart(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            JsonRows.Expect(ref reader, JsonTokenType.StartObject);
            rows.Add(ReadRow(ref reader, rows.Count > 0 ? rows[rows.Count - 1] : default));
        }

        return rows;
    }

    /// <summary>Reads the members of one object, whose start the reader stands on.</summary>
    private static DeviceIdentityRow ReadRow(ref Utf8JsonReader reader, in DeviceIdentityRow before)
    {
        string? identifier = null;
        string type = "unknown";
        string? description = null;
        string platform = "unknown";
        while (JsonRows.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("importedDeviceIdentifier"u8))
            {
                identifier = JsonRows.Text(ref reader, "importedDeviceIdentifier");
            }
            else if (reader.ValueTextEquals("importedDeviceIdentityType"u8))
            {
                type = Member(JsonRows.Text(ref reader, "importedDeviceIdentityType", before.Type), s_types, "importedDeviceIdentityType");
            }
            else if (reader.ValueTextEquals("description"u8))
            {
                description = JsonRows.Text(ref reader, "description", before.Description);
            }
            else if (reader.ValueTextEquals("platform"u8))
            {
                platform = Member(JsonRows.Text(ref reader, "platform", before.Platform) ?? "unknown", s_platforms, "platform");
            }
            else
            {
                JsonRows.SkipValue(ref reader);
            }
        }

        JsonRows.Expect(ref reader, JsonTokenType.EndObject);
        return new DeviceIdentityRow(identifier, type, description, platform);
    }

    private static string Member(string? text, string[] members, string type)
    {
        foreach (string member in members)
        {
            if (member.Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return member;
            }
        }

        throw Refusal.BadRequest($"Cannot convert the literal '{text}' to the expected type 'microsoft.graph.{type}'.");
    }
}
