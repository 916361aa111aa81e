namespace IntuneImportModule.Sandbox.State;

/// <summary>Everything the tenant holds, behind one lock. Time passes when somebody looks: what is due by then is done first, in its order.</summary>
internal sealed class TenantState
{
    private readonly object _gate = new();
    private readonly SandboxClock _clock;

    public TenantState(SandboxOptions options, SandboxClock clock, SandboxRandom random)
    {
        _clock = clock;
        Registrations = new RegistrationLedger(options, clock, random);
        Imports = new ImportLedger(options, clock, random, Registrations);
        Identities = new DeviceIdentityLedger(options, random);
        Sync = new AutopilotSync(options, clock, Registrations, Profiles);
    }

    public RegistrationLedger Registrations { get; }

    public ImportLedger Imports { get; }

    public DeviceIdentityLedger Identities { get; }

    public Ledger<DeploymentProfile> Profiles { get; } = new();

    public AutopilotSync Sync { get; }

    /// <summary>Every row an import has ever accepted, doubles included: per request a sequence that makes them when somebody looks.</summary>
    public List<IEnumerable<SandboxAcceptedRow>> AcceptedRows { get; } = [];

    /// <summary>Looks at or changes the tenant, alone.</summary>
    public T Use<T>(Func<TenantState, DateTimeOffset, T> work)
    {
        lock (_gate)
        {
            DateTimeOffset now = _clock.Now;
            Advance(now);
            return work(this, now);
        }
    }

    private void Advance(DateTimeOffset now)
    {
        // A sync sees exactly the devices that were registered when it ended.
        if (Sync.EndsAt is DateTimeOffset end && end <= now)
        {
            Imports.SettleUntil(end);
            Sync.Complete(end);
        }

        Imports.SettleUntil(now);
        Registrations.DeleteUntil(now);
    }
}
