namespace IntuneImportModule.Sandbox.State;

/// <summary>importedWindowsAutopilotDeviceIdentity: a row on its way through the import.</summary>
internal sealed class ImportRecord(Guid id, AutopilotRow row) : LedgerEntry(id)
{
    public AutopilotRow Row { get; } = row;

    public string? ImportId { get; init; }

    public DateTimeOffset AcceptedAt { get; init; }

    public DateTimeOffset SettlesAt { get; init; }

    /// <summary>Whether its serial was already in processing when it was accepted.</summary>
    public bool IsDuplicate { get; init; }

    public bool HasPartialState { get; init; }

    public ImportOutcome? Outcome { get; set; }

    public string Status(DateTimeOffset now)
    {
        if (Outcome is not null)
        {
            return Outcome.IsSuccess ? "complete" : "error";
        }

        long total = (SettlesAt - AcceptedAt).Ticks;
        long passed = (now - AcceptedAt).Ticks;
        if (passed * 3 < total || total == 0)
        {
            return "unknown";
        }

        return HasPartialState && passed * 3 >= total * 2 ? "partial" : "pending";
    }

    public SandboxImportRecord Snapshot(DateTimeOffset now) => new()
    {
        Id = Id.ToString(),
        SerialNumber = Row.SerialNumber,
        GroupTag = Row.GroupTag,
        ProductKey = Row.ProductKey,
        AssignedUserPrincipalName = Row.AssignedUserPrincipalName,
        ImportId = ImportId,
        HardwareHashDigest = Row.HashDigest?.ToHexadecimal(),
        AcceptedDateTime = AcceptedAt,
        DeviceImportStatus = Status(now),
        DeviceErrorCode = Outcome?.Code ?? 0,
        DeviceErrorName = Outcome?.Name ?? "",
        DeviceRegistrationId = Outcome?.RegistrationId ?? "",
    };
}
