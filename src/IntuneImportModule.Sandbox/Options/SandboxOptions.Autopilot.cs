namespace IntuneImportModule.Sandbox;

public sealed partial record SandboxOptions
{
    /// <summary>From the acceptance of an Autopilot row to <c>complete</c> or <c>error</c>: <c>unknown</c> for the first third, then <c>pending</c>. Default 30 s.</summary>
    public TimeSpan ProcessingTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Each row takes up to this much longer, at random. Default 0.</summary>
    public TimeSpan ProcessingJitter { get; init; }

    /// <summary>Whether a row is <c>partial</c> in the last third of its processing. What the state means is UNVERIFIED. Default off.</summary>
    public bool PartialState { get; init; }

    /// <summary>What happens to the importId of a request. Default <see cref="ImportIdHandling.Kept"/>.</summary>
    public ImportIdHandling ImportIdHandling { get; init; }

    /// <summary>Whether <c>$filter=importId eq '…'</c> works on import records (UNVERIFIED); otherwise 400. Default true.</summary>
    public bool ImportIdFilter { get; init; } = true;

    /// <summary>How long an accepted row stays out of lists and filters; asking for it by its id works at once. Default 0.</summary>
    public TimeSpan VisibleAfter { get; init; }

    /// <summary>
    /// Whether a hash that lacks the known structure ("OA" header, 3,000 bytes) ends as 802. Default off: only an empty hash does, since the
    /// format is unofficial and rehearsals use made-up hashes.
    /// </summary>
    public bool HashStructureCheck { get; init; }

    /// <summary>Whether a serial that is already in processing ends as ZtdDeviceDuplicated (documented for one upload). Default true; else it becomes 806.</summary>
    public bool DuplicateCheck { get; init; } = true;

    /// <summary>The deviceErrorCode of ZtdDeviceDuplicated; its number is UNVERIFIED. Default 0.</summary>
    public int DuplicateErrorCode { get; init; }

    /// <summary>Whether a new registration is listed only after a sync has completed; asking by its id works at once. Default false.</summary>
    public bool RegistrationNeedsSync { get; init; }

    /// <summary>How long a deleted registration is still there. Documented as up to 30 minutes. Default 60 s.</summary>
    public TimeSpan DeletionTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long after its import a registration refuses to be deleted (400). Reported, length UNVERIFIED. Default 0.</summary>
    public TimeSpan DeletionRefusedAfterImport { get; init; }

    /// <summary>How long a sync of windowsAutopilotSettings runs. Default 60 s.</summary>
    public TimeSpan SyncTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long after the last manual sync another one gives 429. Default 10 minutes.</summary>
    public TimeSpan SyncInterval { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>From the end of a sync until the registrations it found have their profile. Default 60 s.</summary>
    public TimeSpan ProfileAssignmentTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Whether a sync gives a device that keeps its profile a new deploymentProfileAssignedDateTime. UNVERIFIED. Default false: the date stays.
    /// </summary>
    public bool RenewsProfileDate { get; init; }

    /// <summary>Whether <c>contains(serialNumber,'…')</c> accepts a value with blanks. Clients avoid it; UNVERIFIED. Default false: 400.</summary>
    public bool FilterAcceptsBlanks { get; init; }
}
