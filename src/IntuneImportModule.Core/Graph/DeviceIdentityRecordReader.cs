using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Graph;

/// <summary>Reads the records of an import's answer, a thousand at a time, in half the serializer's time.</summary>
/// <remarks>
/// Members mostly come in one order, so each is looked for behind the one before it. As in all other records, letter case does not count, and
/// what is not known is passed over.
/// </remarks>
internal sealed class DeviceIdentityRecordReader : JsonConverter<DeviceIdentityRecord>
{
    private readonly Member[] members;

    /// <summary>The serializer makes one.</summary>
    public DeviceIdentityRecordReader()
    {
        RepeatedText type = new();
        RepeatedText state = new();
        RepeatedText platform = new();
        RepeatedDate modified = new();
        RepeatedDate created = new();
        RepeatedDate contacted = new();
        members =
        [
            new("id", static (ref json, in _, record) => record.Id = json.GetString()),
            new("importedDeviceIdentifier", static (ref json, in sent, record) => record.ImportedDeviceIdentifier = Text(ref json, sent.Identifier)),
            new("importedDeviceIdentityType", (ref json, in _, record) => record.ImportedDeviceIdentityType = type.Read(ref json)),
            new("lastModifiedDateTime", (ref json, in _, record) => record.LastModifiedDateTime = modified.Read(ref json)),
            new("createdDateTime", (ref json, in _, record) => record.CreatedDateTime = created.Read(ref json)),
            new("lastContactedDateTime", (ref json, in _, record) => record.LastContactedDateTime = contacted.Read(ref json)),
            new("description", static (ref json, in sent, record) => record.Description = Text(ref json, sent.Description)),
            new("enrollmentState", (ref json, in _, record) => record.EnrollmentState = state.Read(ref json)),
            new("platform", (ref json, in _, record) => record.Platform = platform.Read(ref json)),
            new("status", static (ref json, in _, record) => record.Status = json.GetBoolean()),
        ];
    }

    private delegate void Setter(ref Utf8JsonReader json, in DeviceIdentity sent, DeviceIdentityRecord record);

    /// <inheritdoc/>
    public override DeviceIdentityRecord? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        DeviceIdentityRecord record = new();
        Read(ref reader, default, record);
        return record;
    }

    /// <summary>Reads the record that the reader stands on.</summary>
    /// <param name="reader">The reader, at the record's opening brace.</param>
    /// <param name="sent">What the record probably repeats; its texts are not made again.</param>
    /// <param name="record">An empty record, to be filled.</param>
    public void Read(ref Utf8JsonReader reader, in DeviceIdentity sent, DeviceIdentityRecord record)
    {
        int next = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int place = Find(ref reader, next);
            reader.Read();
            if (place < 0)
            {
                reader.Skip();
                continue;
            }

            next = place + 1;
            if (reader.TokenType != JsonTokenType.Null)
            {
                members[place].Set(ref reader, sent, record);
            }
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DeviceIdentityRecord value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Records come from the service and are not sent.");

    private static string? Text(ref Utf8JsonReader json, string? probable) =>
        json.TokenType == JsonTokenType.String && probable is not null && json.ValueTextEquals(probable) ? probable : json.GetString();

    private int Find(ref Utf8JsonReader reader, int next) =>
        next < members.Length && reader.ValueTextEquals(members[next].Utf8) ? next : Find(reader.GetString()!);

    private int Find(string name) => Array.FindIndex(members, member => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase));

    private sealed class Member(string name, Setter set)
    {
        public string Name { get; } = name;

        public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(name);

        public Setter Set { get; } = set;
    }
}
