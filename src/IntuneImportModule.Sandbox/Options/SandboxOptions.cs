namespace IntuneImportModule.Sandbox;

/// <summary>
/// How a sandbox behaves. The defaults follow what is known of the service; where nothing is known, an option says UNVERIFIED and the default is
/// the careful one. All durations are divided by <see cref="TimeScale"/>.
/// </summary>
public sealed partial record SandboxOptions
{
    /// <summary>The clock of everything: processing, throttling, delays, dates in answers. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>By how much durations are shortened: 60 turns a minute into a second. Dates in answers are not scaled. Default 1.</summary>
    public double TimeScale { get; init; } = 1;

    /// <summary>Seed of everything random but the access token: ids, jitter, shuffling. Default 0.</summary>
    public int Seed { get; init; }

    /// <summary>Wait before each answer. Default 0.</summary>
    public TimeSpan RequestLatency { get; init; }

    /// <summary>Most items on a page of a list; the real size is UNVERIFIED. Default 1,000.</summary>
    public int PageSize { get; init; } = 1000;

    /// <summary>Larger request bodies are refused with 413 and not kept. Default 4 MB, the figure commonly quoted for Graph (UNVERIFIED for Intune).</summary>
    public int MaxBodyBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>More rows in one import are refused with 400; the real limit is not documented. Default null: any number.</summary>
    public int? MaxRows { get; init; }

    /// <summary>POST, PUT, PATCH and DELETE allowed per 20 seconds, documented as 100 per app and tenant. Default null: no throttling, so that only those who ask for it wait.</summary>
    public int? WritesPerWindow { get; init; }

    /// <summary>Requests of any kind allowed per 20 seconds, documented as 1,000 per app and tenant. Default null: no throttling.</summary>
    public int? RequestsPerWindow { get; init; }

    /// <summary>How a 429 says when to come back. Default <see cref="RetryAfterStyle.Seconds"/>.</summary>
    public RetryAfterStyle RetryAfterStyle { get; init; }

    /// <summary>Permissions in the token. Default <c>DeviceManagementServiceConfig.ReadWrite.All</c>; with <c>….Read.All</c> alone writes give 403.</summary>
    public IReadOnlyCollection<string> GrantedPermissions { get; init; } = [Service.Permissions.ReadWrite];

    /// <summary>Whether Multi Admin Approval is on: writes without the header <c>x-msft-approval-justification</c> give 400. Default off.</summary>
    public bool MultiAdminApproval { get; init; }

    /// <summary>In which order imports answer their rows. Default <see cref="AnswerOrder.AsSent"/>.</summary>
    public AnswerOrder AnswerOrder { get; init; }
}
