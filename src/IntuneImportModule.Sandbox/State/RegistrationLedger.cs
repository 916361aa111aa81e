namespace IntuneImportModule.Sandbox.State;

/// <summary>The registered devices, found by serial, and their slow deletion.</summary>
internal sealed class RegistrationLedger(SandboxOptions options, SandboxClock clock, SandboxRandom random)
{
    private readonly Dictionary<string, Registration> _bySerial = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<Registration> _leaving = new();
    private readonly HashSet<Guid> _gone = [];
    private readonly Dictionary<string, string> _scriptedProfileStatus = new(StringComparer.OrdinalIgnoreCase);

    public Ledger<Registration> Registrations { get; } = new();

    public bool IsRegistered(string serialNumber) => _bySerial.ContainsKey(serialNumber);

    public bool WasDeleted(string id) => Guid.TryParse(id, out Guid key) && _gone.Contains(key);

    public Registration Register(AutopilotRow row, DateTimeOffset now) => Add(new Registration(random.NewGuid(), row.SerialNumber ?? "")
    {
        GroupTag = row.GroupTag,
        ProductKey = row.ProductKey,
        UserPrincipalName = row.AssignedUserPrincipalName,
        RegisteredAt = now,
        VisibleFrom = options.RegistrationNeedsSync ? DateTimeOffset.MaxValue : now,
    });

    public Registration Add(Registration registration)
    {
        if (_scriptedProfileStatus.TryGetValue(registration.SerialNumber, out string? status))
        {
            registration.ScriptedProfileStatus = status;
        }

        Registrations.Add(registration);
        if (registration.SerialNumber.Length > 0)
        {
            _bySerial[registration.SerialNumber] = registration;
        }

        return registration;
    }

    public void ScriptProfileStatus(string serialNumber, string status)
    {
        _scriptedProfileStatus[serialNumber] = status;
        if (_bySerial.TryGetValue(serialNumber, out Registration? registration))
        {
            registration.ScriptedProfileStatus = status;
        }
    }

    public void BeginDeletion(Registration registration, DateTimeOffset now)
    {
        registration.DeletionAskedAt = now;
        _leaving.Enqueue(registration);
    }

    public void DeleteUntil(DateTimeOffset now)
    {
        while (_leaving.Count > 0 && _leaving.Peek().DeletionAskedAt + clock.Scale(options.DeletionTime) <= now)
        {
            Registration registration = _leaving.Dequeue();
            Registrations.Remove(registration);
            _bySerial.Remove(registration.SerialNumber);
            _gone.Add(registration.Id);
        }
    }
}
