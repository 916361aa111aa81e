namespace IntuneImportModule.Sandbox.State;

/// <summary>windowsAutopilotSettings: the tenant's sync with the deployment service.</summary>
internal sealed class AutopilotSync(SandboxOptions options, SandboxClock clock, RegistrationLedger registrations, Ledger<DeploymentProfile> profiles)
{
    /// <summary>When it was last started by hand; 0001-01-01 before the first time, as the property cannot be null.</summary>
    public DateTimeOffset LastTriggered { get; private set; }

    /// <summary>When the last one ended.</summary>
    public DateTimeOffset LastCompleted { get; private set; }

    /// <summary>When the running one ends.</summary>
    public DateTimeOffset? EndsAt { get; private set; }

    public string Status => EndsAt is not null ? "inProgress" : LastCompleted == default ? "unknown" : "completed";

    /// <summary>When the next manual sync is allowed.</summary>
    public DateTimeOffset AllowedFrom => LastTriggered == default ? default : LastTriggered + clock.Scale(options.SyncInterval);

    public void Start(DateTimeOffset now)
    {
        LastTriggered = now;
        EndsAt = now + clock.Scale(options.SyncTime);
    }

    public void Complete(DateTimeOffset end)
    {
        LastCompleted = end;
        EndsAt = null;
        DateTimeOffset due = end + clock.Scale(options.ProfileAssignmentTime);
        foreach (Registration registration in registrations.Registrations.Entries)
        {
            DeploymentProfile? profile = profiles.Entries.Where(candidate => candidate.IsFor(registration)).OrderBy(candidate => candidate.IsDefault).FirstOrDefault();
            registration.VisibleFrom = registration.VisibleFrom > end ? end : registration.VisibleFrom;

            // A device that has what it should have does not go back to pending.
            if (registration.ProfileDueAt is null || registration.Profile != profile)
            {
                registration.Profile = profile;
                registration.ProfileDueAt = due;
            }
            else if (options.RenewsProfileDate && registration.ProfileDueAt <= end)
            {
                registration.ProfileDueAt = end;
            }
        }
    }
}
