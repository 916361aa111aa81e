using System.Text.Json;
using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Import;

/// <summary>An Autopilot device after the rules. Its hash lives only until the next row is admitted; its JSON is written before.</summary>
internal sealed class AutopilotCandidate : Candidate
{
    private readonly AutopilotDevice device;

    private AutopilotCandidate(AutopilotDevice device) => this.device = device;

    /// <inheritdoc/>
    public override string Identity => AutopilotDevice.IdentityOf(device.SerialNumber) ?? string.Empty;

    /// <inheritdoc/>
    public override Digest128 Digest => device.Digest;

    /// <summary>A row with the outcome of the rules.</summary>
    /// <param name="admission">What the rules said.</param>
    /// <param name="row">The row's place, and all that was said of it.</param>
    public static AutopilotCandidate Of(Admission<AutopilotDevice> admission, CheckedRow row) => new(admission.Device)
    {
        Row = row,
    };

    /// <inheritdoc/>
    public override ImportResult Draft() => new AutopilotImportResult(Row)
    {
        SerialNumber = device.SerialNumber,
        ProductKey = device.ProductKey,
        GroupTag = device.GroupTag,
        AssignedUserPrincipalName = device.AssignedUser,
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("serialNumber", device.SerialNumber);

        // WriteString would escape every '+' of the base64 text.
        json.WriteBase64String("hardwareIdentifier", device.Hash.Span);
        WriteIfAny(json, "groupTag", device.GroupTag);
        WriteIfAny(json, "productKey", device.ProductKey);
        WriteIfAny(json, "assignedUserPrincipalName", device.AssignedUser);
        json.WriteEndObject();
    }

    private static void WriteIfAny(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
