namespace IntuneImportModule.Core.Journal;

/// <summary>What a journal belongs to. Its rows mean nothing anywhere else.</summary>
/// <param name="Endpoint">The Graph root.</param>
/// <param name="Action">The Graph action.</param>
/// <param name="TenantId">The tenant; null where the token does not name it, or not yet.</param>
internal sealed record JournalBinding(Uri Endpoint, string Action, string? TenantId);
