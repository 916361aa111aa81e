namespace IntuneImportModule.Core.Sync;

/// <summary>How a sync is asked for.</summary>
internal sealed record SyncOptions
{
    /// <summary>The service takes one manual sync in this time.</summary>
    public TimeSpan Rule { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Patience for everything together.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(1800);

    /// <summary>How often the state is asked for.</summary>
    public TimeSpan PollingInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Waits neither for the rule nor for the end.</summary>
    public bool NoWait { get; init; }
}
