using System.Text.Json;
using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Import;

/// <summary>An Autopilot device after the rules. Its hash lives only until the next row is admitted; its JSON is written before.</summary>
internal sealed class AutopilotCandidate : Candidate
{
    private readonly ReadOnlyMemory<byte> hash;

    private AutopilotCandidate(ReadOnlyMemory<byte> hash) => this.hash = hash;

    /// <summary>A row with the outcome of the rules.</summary>
    /// <param name="admission">What the rules said.</param>
    /// <param name="row">The row's place, and all that was said of it.</param>
    public static AutopilotCandidate Of(Admission<AutopilotDevice> admission, CheckedRow row) => new(admission.Device.Hash)
    {
        Digest = admission.Problem is null ? admission.Device.Digest : default,
        Draft = new AutopilotImportResult(row)
        {
            SerialNumber = admission.Device.SerialNumber,
            ProductKey = admission.Device.ProductKey,
            GroupTag = admission.Device.GroupTag,
            AssignedUserPrincipalName = admission.Device.AssignedUser,
        },
    };

    /// <inheritdoc/>
    public override string Identity => AutopilotDevice.IdentityOf(Sent.SerialNumber) ?? string.Empty;

    private AutopilotImportResult Sent => (AutopilotImportResult)Draft;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json)
    {
        AutopilotImportResult draft = Sent;
        json.WriteStartObject();
        json.WriteString("serialNumber", draft.SerialNumber);

        // WriteString would escape every '+' of the base64 text.
        json.WriteBase64String("hardwareIdentifier", hash.Span);
        WriteIfAny(json, "groupTag", draft.GroupTag);
        WriteIfAny(json, "productKey", draft.ProductKey);
        WriteIfAny(json, "assignedUserPrincipalName", draft.AssignedUserPrincipalName);
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
