namespace IntuneImportModule.Sandbox.State;

/// <summary>A row of an Autopilot import as sent. Of the hash only a digest is left.</summary>
internal sealed class AutopilotRow
{
    public string? SerialNumber { get; set; }

    public string? GroupTag { get; set; }

    public string? ProductKey { get; set; }

    public string? AssignedUserPrincipalName { get; set; }

    public string? ImportId { get; set; }

    /// <summary>SHA-256 of the decoded hash; null without one.</summary>
    public byte[]? HashDigest { get; set; }

    /// <summary>Whether the decoded hash begins as hashes do and has their length.</summary>
    public bool IsHashStructured { get; set; }
}
