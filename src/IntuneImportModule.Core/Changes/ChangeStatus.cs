namespace IntuneImportModule.Core.Changes;

/// <summary>What became of a row that was to be changed or removed.</summary>
public enum ChangeStatus
{
    /// <summary>The service took the new values.</summary>
    Updated,

    /// <summary>Nothing differed, so nothing was sent.</summary>
    Unchanged,

    /// <summary>The service removed it, or had begun to before.</summary>
    Removed,

    /// <summary>Its removal was accepted, but it was still there when patience was over.</summary>
    Pending,

    /// <summary>The service has no such object.</summary>
    NotFound,

    /// <summary>The service said no.</summary>
    Failed,

    /// <summary>Our rules said no; nothing was sent.</summary>
    Invalid,

    /// <summary>Sent, and it could not be found out what became of it.</summary>
    Unconfirmed,

    /// <summary>-WhatIf, declined, or the command ended before its turn.</summary>
    NotSent,
}
