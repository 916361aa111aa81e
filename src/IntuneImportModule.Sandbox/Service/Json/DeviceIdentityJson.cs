using System.Globalization;
using System.Text.Json;
using IntuneImportModule.Sandbox.State;

namespace IntuneImportModule.Sandbox.Service;

/// <summary>Writes importedDeviceIdentity. One is made per answer, whose rows mostly have the same dates and words: their text is kept.</summary>
internal sealed class DeviceIdentityJson(DeviceIdentityStore store)
{
    private static readonly JsonEncodedText s_id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText s_identifier = JsonEncodedText.Encode("importedDeviceIdentifier");
    private static readonly JsonEncodedText s_type = JsonEncodedText.Encode("importedDeviceIdentityType");
    private static readonly JsonEncodedText s_modified = JsonEncodedText.Encode("lastModifiedDateTime");
    private static readonly JsonEncodedText s_created = JsonEncodedText.Encode("createdDateTime");
    private static readonly JsonEncodedText s_contacted = JsonEncodedText.Encode("lastContactedDateTime");
    private static readonly JsonEncodedText s_description = JsonEncodedText.Encode("description");
    private static readonly JsonEncodedText s_enrollmentState = JsonEncodedText.Encode("enrollmentState");
    private static readonly JsonEncodedText s_platform = JsonEncodedText.Encode("platform");
    private static readonly JsonEncodedText s_status = JsonEncodedText.Encode("status");

    private readonly List<JsonEncodedText> _words = [];
    private (long Ticks, JsonEncodedText Text) _written = WithText(0);
    private (long Ticks, JsonEncodedText Text) _contact = WithText(0);

    public void Write(Utf8JsonWriter writer, int slot) => Write(writer, in store[slot]);

    public void Write(Utf8JsonWriter writer, DeviceIdentityResult result)
    {
        Write(writer, result.Identity);
        writer.WriteBoolean(s_status, result.Status);
    }

    private void Write(Utf8JsonWriter writer, in DeviceIdentity identity)
    {
        writer.WriteString(s_id, identity.Id);
        writer.WriteString(s_identifier, store.Texts.Read(identity.Identifier).Span);
        writer.WriteString(s_type, Word(identity.Type));
        writer.WriteString(s_modified, Text(ref _written, identity.ModifiedAt));
        writer.WriteString(s_created, Text(ref _written, identity.CreatedAt));
        writer.WriteString(s_contacted, Text(ref _contact, identity.ContactedAt));
        Utf8Text description = store.Texts.Read(identity.Description);
        if (description.IsNull)
        {
            writer.WriteNull(s_description);
        }
        else
        {
            writer.WriteString(s_description, description.Span);
        }

        writer.WriteString(s_enrollmentState, Word(identity.EnrollmentState));
        writer.WriteString(s_platform, Word(identity.Platform));
    }

    private JsonEncodedText Word(ushort number)
    {
        while (_words.Count <= number)
        {
            _words.Add(JsonEncodedText.Encode(store.Words[(ushort)_words.Count], Answer.Encoder));
        }

        return _words[number];
    }

    private static JsonEncodedText Text(ref (long Ticks, JsonEncodedText Text) last, long ticks)
    {
        if (last.Ticks != ticks)
        {
            last = WithText(ticks);
        }

        return last.Text;
    }

    private static (long Ticks, JsonEncodedText Text) WithText(long ticks) =>
        (ticks, JsonEncodedText.Encode(new DateTime(ticks, DateTimeKind.Utc).ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)));
}
