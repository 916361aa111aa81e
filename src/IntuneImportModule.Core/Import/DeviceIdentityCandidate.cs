using System.Text.Json;
using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Import;

/// <summary>A corporate identifier after the rules.</summary>
internal sealed class DeviceIdentityCandidate : Candidate
{
    // Encoded once, not with every row.
    private static readonly JsonEncodedText IdentifierName = JsonEncodedText.Encode("importedDeviceIdentifier");
    private static readonly JsonEncodedText TypeName = JsonEncodedText.Encode("importedDeviceIdentityType");
    private static readonly JsonEncodedText DescriptionName = JsonEncodedText.Encode("description");
    private static readonly JsonEncodedText PlatformName = JsonEncodedText.Encode("platform");

    /// <inheritdoc/>
    public override string Identity =>
        DeviceIdentity.IdentityOf(Sent.ImportedDeviceIdentityType, Sent.ImportedDeviceIdentifier) ?? string.Empty;

    private DeviceIdentityImportResult Sent => (DeviceIdentityImportResult)Draft;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json) => Write(json, Sent);

    /// <summary>Writes an identity as Graph wants it.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="identity">The identity; dates, state and id are the service's and are not sent.</param>
    public static void Write(Utf8JsonWriter json, DeviceIdentityImportResult identity)
    {
        json.WriteStartObject();
        json.WriteString(IdentifierName, identity.ImportedDeviceIdentifier);
        json.WriteString(TypeName, identity.ImportedDeviceIdentityType);
        if (identity.Description is not null)
        {
            json.WriteString(DescriptionName, identity.Description);
        }

        if (identity.Platform is not null)
        {
            json.WriteString(PlatformName, identity.Platform);
        }

        json.WriteEndObject();
    }

    /// <summary>A row with the outcome of the rules.</summary>
    /// <param name="admission">What the rules said.</param>
    /// <param name="row">The row's place, and all that was said of it.</param>
    public static DeviceIdentityCandidate Of(Admission<DeviceIdentity> admission, CheckedRow row) => new()
    {
        Digest = admission.Problem is null ? admission.Device.Digest : default,
        Draft = new DeviceIdentityImportResult(row)
        {
            ImportedDeviceIdentifier = admission.Device.Identifier,
            ImportedDeviceIdentityType = admission.Device.Type,
            Description = admission.Device.Description,
            Platform = admission.Device.Platform,
        },
    };
}
