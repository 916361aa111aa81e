using System.Runtime.InteropServices;
using System.Text.Json;
using IntuneImportModule.Sandbox.State;

namespace IntuneImportModule.Sandbox.Service;

/// <summary>Reads importedDeviceIdentity objects from UTF-8. Members that the service sets itself are passed over.</summary>
internal static class DeviceIdentityRowReader
{
    private const string Unknown = "unknown";

    private static readonly JsonWords s_types = new(Unknown, "imei", "serialNumber", "manufacturerModelSerial");
    private static readonly JsonWords s_platforms =
        new(Unknown, "ios", "android", "windows", "windowsMobile", "macOS", "visionOS", "tvos", "unknownFutureValue");

    public static DeviceIdentityList Read(ReadOnlyMemory<byte> body)
    {
        DeviceIdentityList list = new();
        bool hasRows = false;
        ArraySegment<byte> bytes = MemoryMarshal.TryGetArray(body, out ArraySegment<byte> segment) ? segment : new ArraySegment<byte>(body.ToArray());
        Utf8JsonReader reader = new(bytes);
        JsonRows.ReadStart(ref reader, JsonTokenType.StartObject);
        while (JsonRows.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("importedDeviceIdentities"u8))
            {
                ReadRows(ref reader, bytes, list);
                hasRows = true;
            }
            else if (reader.ValueTextEquals("overwriteImportedDeviceIdentities"u8))
            {
                reader.Read();
                list.Overwrites = reader.TokenType is JsonTokenType.True or JsonTokenType.False
                    ? reader.GetBoolean()
                    : throw Refusal.BadRequest("The parameter 'overwriteImportedDeviceIdentities' must be of type 'Edm.Boolean'.");
            }
            else
            {
                JsonRows.SkipValue(ref reader);
            }
        }

        JsonRows.Expect(ref reader, JsonTokenType.EndObject);
        return hasRows ? list : throw Refusal.BadRequest("The parameter 'importedDeviceIdentities' is missing.");
    }

    private static void ReadRows(ref Utf8JsonReader reader, ArraySegment<byte> body, DeviceIdentityList list)
    {
        // A parameter that is there twice counts once.
        list.Clear();
        JsonRows.ReadStart(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            JsonRows.Expect(ref reader, JsonTokenType.StartObject);
            list.Add(ReadRow(ref reader, body));
        }
    }

    /// <summary>Reads the members of one object, whose start the reader stands on.</summary>
    private static DeviceIdentityRow ReadRow(ref Utf8JsonReader reader, ArraySegment<byte> body)
    {
        Utf8Text identifier = default;
        string type = Unknown;
        Utf8Text description = default;
        string platform = Unknown;
        while (JsonRows.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("importedDeviceIdentifier"u8))
            {
                identifier = JsonRows.Utf8(ref reader, body, "importedDeviceIdentifier");
            }
            else if (reader.ValueTextEquals("importedDeviceIdentityType"u8))
            {
                type = s_types.Read(ref reader, "importedDeviceIdentityType", null);
            }
            else if (reader.ValueTextEquals("description"u8))
            {
                description = JsonRows.Utf8(ref reader, body, "description");
            }
            else if (reader.ValueTextEquals("platform"u8))
            {
                platform = s_platforms.Read(ref reader, "platform", Unknown);
            }
            else
            {
                JsonRows.SkipValue(ref reader);
            }
        }

        JsonRows.Expect(ref reader, JsonTokenType.EndObject);
        return new DeviceIdentityRow(identifier, IdentifierKey.Hash(identifier), type, description, platform);
    }
}
