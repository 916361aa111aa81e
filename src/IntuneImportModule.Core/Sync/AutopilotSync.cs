using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Sync;

/// <summary>Starts the tenant's sync with the Autopilot service: asks for the last one first, and treats a running one as started.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/intune-enrollment-windowsautopilotsettings-sync (beta). 409: one runs; 429: within ten minutes.</remarks>
/// <param name="client">Sends the requests.</param>
/// <param name="options">Rule and patience.</param>
/// <param name="stopping">Ends it early.</param>
internal sealed class AutopilotSync(GraphClient client, SyncOptions options, Stopping stopping)
{
    private const string Settings = "beta/deviceManagement/windowsAutopilotSettings";

    // A 429 here is the ten-minute rule; to wait for it inside one request would be to wait blindly.
    private static readonly TimeSpan TriggerPatience = TimeSpan.FromSeconds(10);

    /// <summary>Starts a sync as soon as the rule allows, and waits for its end.</summary>
    /// <exception cref="GraphException">The service refuses, or cannot be asked.</exception>
    public async Task<AutopilotSyncResult> RunAsync()
    {
        long started = client.Time.GetTimestamp();
        SyncAttempt attempt = await TryStartAsync().ConfigureAwait(false);
        while (attempt.NotBefore is { } notBefore)
        {
            TimeSpan wait = notBefore - attempt.ServiceNow;
            if (options.NoWait || client.Time.GetElapsedTime(started) + wait > options.Timeout)
            {
                return Result(attempt.Settings, AutopilotSyncStatus.TooEarly) with
                {
                    NextAllowedDateTime = notBefore,
                    Message = Phrase.Of(Texts.SyncTooEarly, GraphDate.Read(attempt.Settings.LastManualSyncTriggerDateTime), notBefore),
                };
            }

            await Waits.ForAsync(wait > TimeSpan.Zero ? wait : options.PollingInterval, client.Time, stopping.Halt).ConfigureAwait(false);
            attempt = await TryStartAsync().ConfigureAwait(false);
        }

        if (!options.NoWait)
        {
            return await WaitAsync(attempt, started).ConfigureAwait(false);
        }

        return Result((await ReadAsync().ConfigureAwait(false)).Settings, AutopilotSyncStatus.Running) with
        {
            Started = attempt.Started,
            Message = attempt.Started ? Texts.SyncStarted : Texts.SyncRunning,
        };
    }

    /// <summary>Starts a sync if the rule allows it now. Never waits.</summary>
    /// <exception cref="GraphException">The service refuses, or cannot be asked.</exception>
    public async Task<SyncAttempt> TryStartAsync()
    {
        (AutopilotSettingsRecord settings, DateTimeOffset now) = await ReadAsync().ConfigureAwait(false);
        SyncAttempt attempt = new(settings, now);
        if (IsRunning(settings))
        {
            return attempt;
        }

        if (GraphDate.Read(settings.LastManualSyncTriggerDateTime) + options.Rule is { } allowed && allowed > now)
        {
            return attempt with { NotBefore = allowed };
        }

        GraphAnswer answer = await client.SendAsync(
            new GraphRequest(HttpMethod.Post, Settings + "/sync") { Patience = TriggerPatience }, stopping).ConfigureAwait(false);
        switch (answer)
        {
            case { Verdict: GraphVerdict.Success }:
                return attempt with { Started = true };
            case { Error.StatusCode: 409 or 429, HadUnclearAttempt: true }:
                // None ran before; this one is what the attempt without an answer has started.
                return attempt with { Started = true };
            case { Error.StatusCode: 409 }:
                return attempt;
            case { Error.StatusCode: 429 }:
                return attempt with { NotBefore = (answer.ServiceDate ?? now) + (answer.Error.RetryAfter ?? options.PollingInterval) };
            default:
                throw new GraphException(answer.Verdict, answer.Error!);
        }
    }

    /// <summary>Looks what has become of a sync since.</summary>
    /// <param name="attempt">The attempt that started or joined it, as it was when last looked at.</param>
    /// <exception cref="GraphException">The service cannot be asked.</exception>
    public async Task<SyncAttempt> LookAsync(SyncAttempt attempt)
    {
        AutopilotSettingsRecord latest = (await ReadAsync().ConfigureAwait(false)).Settings;
        return attempt with { Latest = latest, WasSeen = attempt.WasSeen || IsRunning(attempt.Settings) || IsRunning(latest) };
    }

    private async Task<AutopilotSyncResult> WaitAsync(SyncAttempt attempt, long started)
    {
        while (true)
        {
            attempt = await LookAsync(attempt).ConfigureAwait(false);
            bool isPatienceOver = client.Time.GetElapsedTime(started) + options.PollingInterval > options.Timeout;

            // A failure that was there before cannot be told from a new one until it has been given all the time there is.
            if (attempt.IsOver || (isPatienceOver && attempt.HasFailed))
            {
                return Result(attempt.Latest, attempt.HasFailed ? AutopilotSyncStatus.Failed : AutopilotSyncStatus.Completed) with
                {
                    Started = attempt.Started,
                    Message = attempt.HasFailed ? Texts.SyncFailed : attempt.Started ? null : Texts.SyncJoined,
                };
            }

            if (isPatienceOver)
            {
                return Result(attempt.Latest, AutopilotSyncStatus.Running) with
                {
                    Started = attempt.Started,
                    Message = Phrase.Of(Texts.SyncOvertime, options.Timeout.TotalSeconds),
                };
            }

            await Waits.ForAsync(options.PollingInterval, client.Time, stopping.Halt).ConfigureAwait(false);
        }
    }

    private async Task<(AutopilotSettingsRecord Settings, DateTimeOffset ServiceNow)> ReadAsync()
    {
        GraphAnswer answer = await client.SendAsync(new GraphRequest(HttpMethod.Get, Settings), stopping).ConfigureAwait(false);
        AutopilotSettingsRecord? settings = answer.Require().Read(GraphJson.Default.AutopilotSettingsRecord, out string? problem);
        if (settings is null)
        {
            GraphAnswer unreadable = answer.AsUnreadable(problem!);
            throw new GraphException(unreadable.Verdict, unreadable.Error!);
        }

        // The rule counts by the service's clock.
        return (settings, answer.ServiceDate ?? client.Time.GetUtcNow());
    }

    private AutopilotSyncResult Result(AutopilotSettingsRecord settings, AutopilotSyncStatus status)
    {
        DateTimeOffset? trigger = GraphDate.Read(settings.LastManualSyncTriggerDateTime);
        return new AutopilotSyncResult
        {
            Status = status,
            SyncStatus = settings.SyncStatus,
            LastSyncDateTime = GraphDate.Read(settings.LastSyncDateTime),
            LastManualSyncTriggerDateTime = trigger,
            NextAllowedDateTime = trigger + options.Rule,
        };
    }

    private static bool IsRunning(AutopilotSettingsRecord settings) => settings.Is("inProgress");
}
