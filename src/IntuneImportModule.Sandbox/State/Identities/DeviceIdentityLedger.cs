namespace IntuneImportModule.Sandbox.State;

/// <summary>The corporate identifiers, one per type and value, and what an import makes of them.</summary>
internal sealed class DeviceIdentityLedger(SandboxOptions options, SandboxRandom random)
{
    private const string Unknown = "unknown";
    private const string NotContacted = "notContacted";

    private readonly HashSet<string> _refused = new(StringComparer.OrdinalIgnoreCase);

    public DeviceIdentityStore Store { get; } = new();

    public IEnumerable<SandboxDeviceIdentity> Snapshots => Store.Slots.Select(Snapshot);

    /// <summary>This identifier is answered with status false and not stored, whatever is sent.</summary>
    public void Refuse(string identifier) => _refused.Add(identifier);

    /// <summary>The places of those of these rows that are there.</summary>
    public List<int> Find(ReadOnlySpan<DeviceIdentityRow> rows)
    {
        List<int> found = [];
        foreach (ref readonly DeviceIdentityRow row in rows)
        {
            if (Store.OfType(row.Type).Find(row.Identifier, row.Hash) is int slot && slot >= 0)
            {
                found.Add(slot);
            }
        }

        return found;
    }

    public Guid Add(string identifier, string type, string? description, DateTimeOffset createdAt, string enrollmentState, DateTimeOffset contactedAt)
    {
        Utf8Text text = Utf8Text.From(identifier);
        DeviceIdentity identity = new()
        {
            Id = random.NewGuid(),
            Identifier = Store.Texts.Add(text),
            Description = Store.Texts.Add(Utf8Text.From(description)),
            CreatedAt = createdAt.UtcTicks,
            ModifiedAt = createdAt.UtcTicks,
            ContactedAt = contactedAt.UtcTicks,
            Type = Store.Words.NumberOf(type),
            Platform = Store.Words.NumberOf(Unknown),
            EnrollmentState = Store.Words.NumberOf(enrollmentState),
        };
        Store.Add(identity, Store.OfType(type), IdentifierKey.Hash(text));
        return identity.Id;
    }

    /// <summary>Stores rows. The results are what is stored when the last of them is, and whether the row did it (Graph's status).</summary>
    public void Import(ReadOnlySpan<DeviceIdentityRow> rows, Span<DeviceIdentityResult> results, bool overwrites, DateTimeOffset now)
    {
        TextPlace described = default;
        for (int i = 0; i < rows.Length; i++)
        {
            ref readonly DeviceIdentityRow row = ref rows[i];
            ref DeviceIdentityResult result = ref results[i];
            DeviceIdentityIndex index = Store.OfType(row.Type);
            result.Slot = index.Find(row.Identifier, row.Hash);
            bool isRefused = _refused.Count > 0 && _refused.Contains(row.Identifier.ToString()!);
            result.Status = !isRefused && (overwrites || result.Slot < 0);
            if (result.Slot < 0)
            {
                // What is not stored has no dates.
                result.Identity = Create(row, described, isRefused ? default : now);
                result.Sent = result.Identity.Identifier;
                result.Slot = isRefused ? -1 : Store.Add(result.Identity, index, row.Hash);
                described = result.Identity.Description;
                continue;
            }

            // Whether an answer with status false shows what is stored or what was sent is UNVERIFIED: what is stored.
            if (result.Status)
            {
                Describe(result.Slot, row.Description, now);
            }

            result.Sent = Store.Texts.Add(row.Identifier, Store[result.Slot].Identifier);
        }

        foreach (ref DeviceIdentityResult result in results)
        {
            if (result.Slot >= 0)
            {
                result.Identity = Store[result.Slot];
            }
        }
    }

    public void Describe(int slot, Utf8Text description, DateTimeOffset now)
    {
        ref DeviceIdentity identity = ref Store[slot];
        identity.Description = Store.Texts.Add(description, identity.Description);
        identity.ModifiedAt = now.UtcTicks;
    }

    private DeviceIdentity Create(in DeviceIdentityRow row, TextPlace descriptionBefore, DateTimeOffset now) => new()
    {
        Id = random.NewGuid(),
        Identifier = Store.Texts.Add(row.Identifier),
        Description = Store.Texts.Add(row.Description, descriptionBefore),
        CreatedAt = now.UtcTicks,
        ModifiedAt = now.UtcTicks,
        Type = Store.Words.NumberOf(row.Type),
        Platform = Store.Words.NumberOf(options.KeepsPlatform ? row.Platform : Unknown),
        EnrollmentState = Store.Words.NumberOf(NotContacted),
    };

    private SandboxDeviceIdentity Snapshot(int slot)
    {
        DeviceIdentity identity = Store[slot];
        return new SandboxDeviceIdentity
        {
            Id = identity.Id.ToString(),
            ImportedDeviceIdentifier = Store.IdentifierAt(slot).ToString()!,
            ImportedDeviceIdentityType = Store.Words[identity.Type],
            Description = Store.Texts.Read(identity.Description).ToString(),
            Platform = Store.Words[identity.Platform],
            EnrollmentState = Store.Words[identity.EnrollmentState],
            CreatedDateTime = new DateTimeOffset(identity.CreatedAt, TimeSpan.Zero),
            LastModifiedDateTime = new DateTimeOffset(identity.ModifiedAt, TimeSpan.Zero),
            LastContactedDateTime = new DateTimeOffset(identity.ContactedAt, TimeSpan.Zero),
        };
    }
}
