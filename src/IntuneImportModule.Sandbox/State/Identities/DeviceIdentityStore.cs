namespace IntuneImportModule.Sandbox.State;

/// <summary>The identities and their texts, found by id, by type and identifier, and page by page.</summary>
internal sealed class DeviceIdentityStore
{
    private readonly DeviceIdentitySlots _slots = new();
    private readonly Dictionary<string, DeviceIdentityIndex> _byType = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Guid, int> _byId = [];
    private (string? Name, DeviceIdentityIndex? Index) _lastType;
    private int _indexed;

    public TextStore Texts { get; } = new();

    public WordTable Words { get; } = new();

    public IEnumerable<int> Slots
    {
        get
        {
            for (int slot = _slots.From(0); slot < _slots.Count; slot = _slots.From(slot + 1))
            {
                yield return slot;
            }
        }
    }

    public ref DeviceIdentity this[int slot] => ref _slots[slot];

    public Utf8Text IdentifierAt(int slot) => Texts.Read(_slots[slot].Identifier);

    public DeviceIdentityIndex OfType(string type)
    {
        // The rows of a request mostly have the same type, which is the same object then.
        if (ReferenceEquals(type, _lastType.Name))
        {
            return _lastType.Index!;
        }

        if (!_byType.TryGetValue(type, out DeviceIdentityIndex? index))
        {
            _byType.Add(type, index = new DeviceIdentityIndex(this));
        }

        _lastType = (type, index);
        return index;
    }

    /// <summary>Any way of writing a GUID finds it; what is none finds nothing (-1).</summary>
    public int Find(string id)
    {
        Index();
        return Guid.TryParse(id, out Guid key) && _byId.TryGetValue(key, out int slot) ? slot : -1;
    }

    public int Add(in DeviceIdentity identity, DeviceIdentityIndex index, uint hash)
    {
        int slot = _slots.Add(identity);
        index.Set(Texts.Read(identity.Identifier), hash, slot);
        return slot;
    }

    public void Remove(int slot)
    {
        Index();
        _byId.Remove(_slots[slot].Id);
        Utf8Text identifier = IdentifierAt(slot);
        OfType(Words[_slots[slot].Type]).Remove(identifier, IdentifierKey.Hash(identifier));
        _slots.Remove(slot);
    }

    /// <summary>The next places behind one, which is as good as a sequence number.</summary>
    public Page<int> Read(PageRequest request, Func<Utf8Text, bool> matches)
    {
        List<int> items = [];
        int skip = request.Skip;
        for (int slot = _slots.From((int)Math.Min(request.After, _slots.Count)); slot < _slots.Count; slot = _slots.From(slot + 1))
        {
            if (!matches(IdentifierAt(slot)) || skip-- > 0)
            {
                continue;
            }

            if (items.Count == request.Size)
            {
                return new Page<int>(items, items[items.Count - 1] + 1);
            }

            items.Add(slot);
        }

        return new Page<int>(items, null);
    }

    // Done when somebody asks by id: who only imports and lists never does.
    private void Index()
    {
        for (_indexed = _slots.From(_indexed); _indexed < _slots.Count; _indexed = _slots.From(_indexed + 1))
        {
            _byId.Add(_slots[_indexed].Id, _indexed);
        }
    }
}
