namespace IntuneImportModule.Core.Import;

/// <summary>How an import runs. The defaults are those of the cmdlets.</summary>
public sealed record ImportOptions
{
    /// <summary>Rows a request. The service documents no limit; 500 is the portal's own limit for Autopilot files.</summary>
    public int BatchSize { get; init; } = 500;

    /// <summary>Bytes of JSON a request at most; a batch is cut earlier to stay below.</summary>
    public int MaxBodyBytes { get; init; } = 3 * 1024 * 1024;

    /// <summary>Requests under way at once at most.</summary>
    public int ThrottleLimit { get; init; } = 4;

    /// <summary>Patience for one request, its retries included.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>Patience for one Autopilot batch, counted from its acceptance.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(1800);

    /// <summary>How often open Autopilot records are asked for.</summary>
    public TimeSpan PollingInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Autopilot: do not wait for the outcome.</summary>
    public bool NoWait { get; init; }

    /// <summary>Autopilot: give a device that is registered already the row's group tag and user. An empty cell changes nothing.</summary>
    public bool UpdateExisting { get; init; }

    /// <summary>Autopilot: remove the import records of this run once they are settled.</summary>
    public bool CleanUp { get; init; }

    /// <summary>Autopilot: start a sync and wait until each device has its deployment profile.</summary>
    public bool WaitForProfile { get; init; }

    /// <summary>Patience for the profiles of one batch, counted from the end of the import.</summary>
    public TimeSpan ProfileTimeout { get; init; } = TimeSpan.FromSeconds(3600);

    /// <summary>Identifiers: replace the description of an identity that exists.</summary>
    public bool Overwrite { get; init; }

    /// <summary>
    /// File by which a run that was interrupted can be continued: run the same rows with the same journal again. Created when
    /// something is sent, for its owner only; holds serial numbers and results, no hash and no token. Null for none.
    /// </summary>
    public string? JournalPath { get; init; }

    /// <summary>Reason for Multi Admin Approval; null sends none.</summary>
    public string? ApprovalJustification { get; init; }

    /// <summary>Full path of a CSV file for the source rows of everything that did not succeed; null writes none.</summary>
    public string? RejectPath { get; init; }

    /// <summary>The service takes one sync in this time.</summary>
    internal TimeSpan SyncRule { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a stopped run waits for requests under way.</summary>
    internal TimeSpan StopPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The clock of all waits and dates.</summary>
    internal TimeProvider Time { get; init; } = TimeProvider.System;
}
