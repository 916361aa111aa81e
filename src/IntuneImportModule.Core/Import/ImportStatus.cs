namespace IntuneImportModule.Core.Import;

/// <summary>What became of a row. The same words for both imports.</summary>
public enum ImportStatus
{
    /// <summary>Accepted, not settled yet: with -NoWait, or because patience was over.</summary>
    Pending,

    /// <summary>The service has it now and did not have it before.</summary>
    Imported,

    /// <summary>The service had it and took the new values.</summary>
    Updated,

    /// <summary>The service had it already; nothing was changed.</summary>
    AlreadyPresent,

    /// <summary>The service said no.</summary>
    Failed,

    /// <summary>Our rules said no; never sent.</summary>
    Invalid,

    /// <summary>Sent, and it could not be found out what became of it.</summary>
    Unconfirmed,

    /// <summary>The same identity stands earlier in the input; never sent.</summary>
    Duplicate,

    /// <summary>-WhatIf, declined, or the run ended before its turn.</summary>
    NotSent,
}

/// <summary>Questions about a status.</summary>
public static class ImportStatuses
{
    /// <summary>True where the device is in the service: Imported, Updated, AlreadyPresent.</summary>
    /// <param name="status">The status.</param>
    public static bool IsSuccess(this ImportStatus status) =>
        status is ImportStatus.Imported or ImportStatus.Updated or ImportStatus.AlreadyPresent;

    /// <summary>True where nothing need be done: a success, or accepted and still worked on.</summary>
    /// <param name="status">The status.</param>
    public static bool IsOnItsWay(this ImportStatus status) => status.IsSuccess() || status == ImportStatus.Pending;
}
