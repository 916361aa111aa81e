namespace IntuneImportModule.Sandbox;

/// <summary>A row that an import has accepted. Never removed: a row that was sent twice is here twice.</summary>
public sealed record SandboxAcceptedRow
{
    /// <summary>import, create or importDeviceIdentityList.</summary>
    public required string Action { get; init; }

    /// <summary>Number of the request that brought it (<see cref="SandboxRequest.Number"/>).</summary>
    public required int RequestNumber { get; init; }

    /// <summary>The serial number, or the corporate identifier as sent.</summary>
    public required string Identifier { get; init; }

    /// <summary>Type of the corporate identifier; null for Autopilot rows.</summary>
    public string? IdentityType { get; init; }

    /// <summary>The importId that was sent; null without one and for corporate identifiers.</summary>
    public string? ImportId { get; init; }

    /// <summary>What the answer's status said; true for Autopilot rows.</summary>
    public bool Status { get; init; } = true;

    /// <summary>When it was accepted.</summary>
    public required DateTimeOffset AcceptedDateTime { get; init; }
}
