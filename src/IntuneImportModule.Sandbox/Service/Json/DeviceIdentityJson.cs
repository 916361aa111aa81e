using System.Globalization;
using System.Text.Json;
using IntuneImportModule.Sandbox.State;

namespace IntuneImportModule.Sandbox.Service;

/// <summary>Writes importedDeviceIdentity. One is made per answer, whose rows mostly have the same dates: their text is kept.</summary>
internal sealed class DeviceIdentityJson
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

    private (DateTimeOffset Date, JsonEncodedText Text) _written = WithText(default);
    private (DateTimeOffset Date, JsonEncodedText Text) _contact = WithText(default);

    public void Write(Utf8JsonWriter writer, DeviceIdentity identity) => Write(writer, identity, identity.Description, identity.ModifiedAt);

    public void Write(Utf8JsonWriter writer, DeviceIdentityResult result)
    {
        Write(writer, result.Identity, result.Description, result.ModifiedAt);
        writer.WriteBoolean(s_status, result.Status);
    }

    private void Write(Utf8JsonWriter writer, DeviceIdentity identity, string? description, DateTimeOffset modifiedAt)
    {
        writer.WriteString(s_id, identity.Id);
        writer.WriteString(s_identifier, identity.Identifier);
        writer.WriteString(s_type, identity.Type);
        writer.WriteString(s_modified, Text(ref _written, modifiedAt));
        writer.WriteString(s_created, Text(ref _written, identity.CreatedAt));
        writer.WriteString(s_contacted, Text(ref _contact, identity.ContactedAt));
        writer.WriteString(s_description, description);
        writer.WriteString(s_enrollmentState, identity.EnrollmentState);
        writer.WriteString(s_platform, identity.Platform);
    }

    private static JsonEncodedText Text(ref (DateTimeOffset Date, JsonEncodedText Text) last, DateTimeOffset date)
    {
        if (last.Date != date)
        {
            last = WithText(date);
        }

        return last.Text;
    }

    private static (DateTimeOffset Date, JsonEncodedText Text) WithText(DateTimeOffset date) =>
        (date, JsonEncodedText.Encode(date.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)));
}
