using System.Text.Json;

namespace IntuneImportModule.Sandbox.Service;

/// <summary>Reads the rows of a body, of whichever kind the route has.</summary>
internal static class RowReading
{
    public static void Read(Call call, SandboxOptions options)
    {
        try
        {
            switch (call.Route?.Rows)
            {
                case RowKind.AutopilotRows:
                    call.AutopilotRows = AutopilotRowReader.ReadList(call.Body.Span);
                    call.RowCount = call.AutopilotRows.Count;
                    break;
                case RowKind.OneAutopilotRow:
                    call.AutopilotRows = [AutopilotRowReader.ReadOne(call.Body.Span)];
                    call.RowCount = 1;
                    break;
                case RowKind.IdentityRows:
                    call.IdentityRows = DeviceIdentityRowReader.Read(call.Body);
                    call.RowCount = call.IdentityRows.Count;
                    break;
                default:
                    return;
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second one is how the reader refuses a text that is no Unicode. Either message can quote the body; it stays here.
            throw Refusal.BadRequest("Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.");
        }

        if (call.RowCount > options.MaxRows)
        {
            throw Refusal.Intune($"The request contains more than {options.MaxRows} records.");
        }
    }
}
