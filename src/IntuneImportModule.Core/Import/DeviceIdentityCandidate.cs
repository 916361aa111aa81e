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

    private DeviceIdentityCandidate(DeviceIdentity device) => Device = device;

    /// <summary>What is sent.</summary>
    public DeviceIdentity Device { get; }

    /// <inheritdoc/>
    public override string Identity => Device.Identity;

    /// <inheritdoc/>
    public override Digest128 Digest => Device.Digest;

    /// <summary>A row with the outcome of the rules.</summary>
    /// <param name="admission">What the rules said.</param>
    /// <param name="row">The row's place, and all that was said of it.</param>
    public static DeviceIdentityCandidate Of(Admission<DeviceIdentity> admission, CheckedRow row) => new(admission.Device)
    {
        Row = row,
    };

    /// <inheritdoc/>
    public override ImportResult Draft() => new DeviceIdentityImportResult(Row)
    {
        ImportedDeviceIdentifier = Device.Identifier,
        ImportedDeviceIdentityType = Device.Type,
        Description = Device.Description,
        Platform = Device.Platform,
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json)
    {
        // Dates, state and id are the service's and are not sent.
        json.WriteStartObject();
        json.WriteString(IdentifierName, Device.Identifier);
        json.WriteString(TypeName, Device.Type);
        if (Device.Description is not null)
        {
            json.WriteString(DescriptionName, Device.Description);
        }

        if (Device.Platform is not null)
        {
            json.WriteString(PlatformName, Device.Platform);
        }

        json.WriteEndObject();
    }
}
