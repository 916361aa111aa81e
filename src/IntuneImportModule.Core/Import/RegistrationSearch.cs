using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Import;

/// <summary>Looks for devices among the registrations whose import records have vanished.</summary>
/// <remarks>The service filters serial numbers by contains only; the exact comparison is ours.</remarks>
internal sealed class RegistrationSearch(RunContext context)
{
    /// <summary>The rows whose devices are registered.</summary>
    /// <param name="rows">Rows to look for.</param>
    /// <exception cref="GraphException">It could not be asked.</exception>
    public async Task<IReadOnlyList<(WaitingRow Row, AutopilotRegistrationRecord Registration)>> FindAsync(IReadOnlyList<WaitingRow> rows)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        List<GraphBatchItem> items = [.. rows.Select(row => new GraphBatchItem("GET", PathOf(SerialOf(row))))];
        IReadOnlyList<GraphBatchItemAnswer?> answers = await GraphBatch
            .AskAsync(context.Client, "v1.0", items, context.Asking).ConfigureAwait(false);
        List<(WaitingRow, AutopilotRegistrationRecord)> found = [];
        for (int i = 0; i < answers.Count; i++)
        {
            string? serial = AutopilotDevice.IdentityOf(SerialOf(rows[i]));
            AutopilotRegistrationRecord? registration = Read(answers[i])
                .FirstOrDefault(r => AutopilotDevice.IdentityOf(r.SerialNumber) == serial);
            if (registration is not null)
            {
                found.Add((rows[i], registration));
            }
        }

        return found;
    }

    private static string SerialOf(WaitingRow row) => ((AutopilotImportResult)row.Ticket.Draft).SerialNumber!;

    // The filter takes no blanks; the words before the first one find the device, too.
    private static string PathOf(string serial) =>
        "/deviceManagement/windowsAutopilotDeviceIdentities?$filter="
        + Uri.EscapeDataString($"contains(serialNumber,'{serial.Split(' ')[0].Replace("'", "''")}')");

    private static IEnumerable<AutopilotRegistrationRecord> Read(GraphBatchItemAnswer? answer) =>
        answer?.Read(GraphJson.Default.GraphPageAutopilotRegistrationRecord)?.Value?.OfType<AutopilotRegistrationRecord>() ?? [];
}
