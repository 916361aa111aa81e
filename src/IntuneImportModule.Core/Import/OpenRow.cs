using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Import;

/// <summary>A row that the service accepted and has not finished with.</summary>
/// <param name="Ticket">The row.</param>
/// <param name="Record">The service's record of it as last seen.</param>
/// <param name="AcceptedAt">Timestamp of the acceptance, on the run's clock.</param>
internal sealed record OpenRow(Ticket Ticket, AutopilotImportRecord Record, long AcceptedAt);
