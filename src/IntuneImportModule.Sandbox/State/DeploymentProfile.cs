namespace IntuneImportModule.Sandbox.State;

/// <summary>A deployment profile and whom it is assigned to: devices with its group tag, or every device when it has none.</summary>
internal sealed class DeploymentProfile(Guid id, string displayName, string? groupTag) : LedgerEntry(id)
{
    public string DisplayName { get; } = displayName;

    public DateTimeOffset CreatedAt { get; init; }

    public bool IsFor(Registration registration) =>
        groupTag is null || string.Equals(groupTag, registration.GroupTag, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether another profile should win: one for a tag beats one for everybody.</summary>
    public bool IsDefault => groupTag is null;
}
