namespace IntuneImportModule.Sandbox.State;

/// <summary>The corporate identifiers, one per type and value; letter case and the separator of the triple make no difference.</summary>
internal sealed class DeviceIdentityLedger(SandboxOptions options, SandboxRandom random)
{
    private readonly Dictionary<string, Dictionary<string, DeviceIdentity>> _byType = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _refused = new(StringComparer.OrdinalIgnoreCase);

    public Ledger<DeviceIdentity> Identities { get; } = new();

    /// <summary>This identifier is answered with status false and not stored, whatever is sent.</summary>
    public void Refuse(string identifier) => _refused.Add(identifier);

    public DeviceIdentity? Find(string type, string identifier) => OfType(type).TryGetValue(Key(identifier), out DeviceIdentity? identity) ? identity : null;

    public DeviceIdentity Add(DeviceIdentity identity)
    {
        Identities.Add(identity);
        OfType(identity.Type)[Key(identity.Identifier)] = identity;
        return identity;
    }

    public void Remove(DeviceIdentity identity)
    {
        Identities.Remove(identity);
        OfType(identity.Type).Remove(Key(identity.Identifier));
    }

    /// <summary>Stores a row. The result is what is stored then, and whether the row did it (Graph's status).</summary>
    public (DeviceIdentity Identity, bool Status) Import(DeviceIdentityRow row, bool overwrites, DateTimeOffset now)
    {
        DeviceIdentity? existing = Find(row.Type, row.Identifier!);
        if (_refused.Contains(row.Identifier!))
        {
            // What is not stored has no dates.
            return (existing ?? Create(row, default), false);
        }

        if (existing is null)
        {
            return (Add(Create(row, now)), true);
        }

        if (overwrites)
        {
            existing.Description = row.Description;
            existing.ModifiedAt = now;
        }

        // Whether an answer with status false shows what is stored or what was sent is UNVERIFIED: what is stored.
        return (existing, overwrites);
    }

    // Mostly the identifier itself, and then no text of its own.
    private static string Key(string identifier) => identifier.Replace(';', ',').Trim();

    private Dictionary<string, DeviceIdentity> OfType(string type)
    {
        if (!_byType.TryGetValue(type, out Dictionary<string, DeviceIdentity>? identities))
        {
            _byType.Add(type, identities = new(StringComparer.OrdinalIgnoreCase));
        }

        return identities;
    }

    private DeviceIdentity Create(DeviceIdentityRow row, DateTimeOffset now) => new(random.NewGuid(), row.Identifier!, row.Type)
    {
        Description = row.Description,
        Platform = options.KeepsPlatform ? row.Platform : "unknown",
        CreatedAt = now,
        ModifiedAt = now,
    };
}
