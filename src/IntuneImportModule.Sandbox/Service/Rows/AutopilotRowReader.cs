using System.Text.Json;
using IntuneImportModule.Sandbox.State;

namespace IntuneImportModule.Sandbox.Service;

/// <summary>Reads importedWindowsAutopilotDeviceIdentity objects from UTF-8. Members that the service sets itself (id, state) are passed over.</summary>
internal static class AutopilotRowReader
{
    public static IReadOnlyList<AutopilotRow> ReadList(ReadOnlySpan<byte> body)
    {
        using HardwareHashReader hashes = new();
        List<AutopilotRow>? rows = null;
        Utf8JsonReader reader = new(body);
        JsonRows.ReadStart(ref reader, JsonTokenType.StartObject);
        while (JsonRows.NextProperty(ref reader))
        {
            if (!reader.ValueTextEquals("importedWindowsAutopilotDeviceIdentities"u8))
            {
                JsonRows.SkipValue(ref reader);
                continue;
            }

            JsonRows.ReadStart(ref reader, JsonTokenType.StartArray);
            rows = [];
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                rows.Add(ReadRow(ref reader, hashes, rows.Count > 0 ? rows[rows.Count - 1] : null));
            }
        }

        JsonRows.Expect(ref reader, JsonTokenType.EndObject);
        return rows ?? throw Refusal.BadRequest("The parameter 'importedWindowsAutopilotDeviceIdentities' is missing.");
    }

    public static AutopilotRow ReadOne(ReadOnlySpan<byte> body)
    {
        using HardwareHashReader hashes = new();
        Utf8JsonReader reader = new(body);
        JsonRows.ReadStart(ref reader, JsonTokenType.StartObject);
        return ReadRow(ref reader, hashes, null);
    }

    private static AutopilotRow ReadRow(ref Utf8JsonReader reader, HardwareHashReader hashes, AutopilotRow? before)
    {
        JsonRows.Expect(ref reader, JsonTokenType.StartObject);
        AutopilotRow row = new();
        while (JsonRows.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("serialNumber"u8))
            {
                row.SerialNumber = JsonRows.Text(ref reader, "serialNumber");
            }
            else if (reader.ValueTextEquals("hardwareIdentifier"u8))
            {
                reader.Read();
                hashes.Read(ref reader, row);
            }
            else if (reader.ValueTextEquals("groupTag"u8))
            {
                row.GroupTag = JsonRows.Text(ref reader, "groupTag", before?.GroupTag);
            }
            else if (reader.ValueTextEquals("productKey"u8))
            {
                row.ProductKey = JsonRows.Text(ref reader, "productKey");
            }
            else if (reader.ValueTextEquals("assignedUserPrincipalName"u8))
            {
                row.AssignedUserPrincipalName = JsonRows.Text(ref reader, "assignedUserPrincipalName", before?.AssignedUserPrincipalName);
            }
            else if (reader.ValueTextEquals("importId"u8))
            {
                row.ImportId = JsonRows.Text(ref reader, "importId", before?.ImportId);
            }
            else
            {
                JsonRows.SkipValue(ref reader);
            }
        }

        JsonRows.Expect(ref reader, JsonTokenType.EndObject);
        return row;
    }
}
