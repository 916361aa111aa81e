using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Import;

/// <summary>A row that the service accepted and has not finished with.</summary>
/// <param name="Ticket">The row.</param>
/// <param name="Record">The service's record of it as last seen.</param>
/// <param name="AcceptedAt">Timestamp of the acceptance, on the run's clock.</param>
internal sealed record OpenRow(Ticket Ticket, AutopilotImportRecord Record, long AcceptedAt)
{
    /// <summary>True for a row whose result an earlier run has written down. Only until it is settled.</summary>
    public bool IsFinished => Ticket.Draft.Status != ImportStatus.Pending;

    /// <summary>A row that an earlier run has seen accepted. Patience with it begins anew.</summary>
    /// <param name="ticket">The row; its draft holds what was known of the record.</param>
    /// <param name="now">Timestamp of now.</param>
    public static OpenRow Of(Ticket ticket, long now)
    {
        AutopilotImportResult draft = (AutopilotImportResult)ticket.Draft;
        AutopilotImportRecord record = new()
        {
            Id = draft.Id,
            SerialNumber = draft.SerialNumber,
            ImportId = draft.ImportId,
            State = new AutopilotImportState { DeviceImportStatus = draft.DeviceImportStatus },
        };
        return new OpenRow(ticket, record, now);
    }
}
