using IntuneImportModule.Core.Changes;

namespace IntuneImportModule.Core.Import;

/// <summary>What became of an Autopilot import record that was to be removed. The device's registration is another thing and stays.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/intune-enrollment-importedwindowsautopilotdeviceidentity-delete</remarks>
public sealed record AutopilotImportRemoval : ChangeResult
{
    /// <summary>The serial number; null where only the id was given.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>The import id; null where only the record's id was given.</summary>
    public string? ImportId { get; init; }

    internal override string Label => SerialNumber ?? Id ?? string.Empty;

    /// <summary>Removes records, twenty to a request.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="drafts">The records, each with its id; takes the outcomes.</param>
    /// <param name="stopping">Ends it early.</param>
    /// <returns>Why nothing more need be sent; null where sending may go on.</returns>
    internal static Task<Graph.GraphException?> SendAsync(Graph.GraphClient client, AutopilotImportRemoval[] drafts, Graph.Stopping stopping) =>
        ChangeBatch.SendAsync(
            client,
            Graph.ImportRecords.Version,
            drafts,
            draft => new Graph.GraphBatchItem("DELETE", Graph.ImportRecords.PathOf(draft.Id!)),
            ChangeStatus.Removed,
            stopping);
}
