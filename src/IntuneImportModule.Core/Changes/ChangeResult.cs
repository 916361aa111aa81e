namespace IntuneImportModule.Core.Changes;

/// <summary>The result of one row of a command that changes or removes what the service has.</summary>
public abstract record ChangeResult
{
    /// <summary>1-based place of the row in the input.</summary>
    public int Row { get; init; }

    /// <summary>What became of it.</summary>
    public ChangeStatus Status { get; init; }

    /// <summary>True where the service has it as was asked for: Updated, Unchanged, Removed.</summary>
    public bool Succeeded => Status is ChangeStatus.Updated or ChangeStatus.Unchanged or ChangeStatus.Removed;

    /// <summary>Graph's id of the object; null where it is not known.</summary>
    public string? Id { get; init; }

    /// <summary>HTTP status of the refusal; null where nobody refused.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The name of the refusal; null where there is none.</summary>
    public string? ErrorName { get; init; }

    /// <summary>What happened, in plain words; null where the status says it all.</summary>
    public string? Message { get; init; }

    /// <summary>What to do about it; null where nothing is to be done.</summary>
    public string? Remedy { get; init; }

    /// <summary>The service's request-id; its support asks for it.</summary>
    public string? RequestId { get; init; }

    /// <summary>What people call the object: its serial number, identifier or id.</summary>
    internal abstract string Label { get; }

    /// <summary>True while no outcome was found yet, so that the row may be sent.</summary>
    internal bool IsOpen { get; init; } = true;
}
