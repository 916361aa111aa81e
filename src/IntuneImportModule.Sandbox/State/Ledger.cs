namespace IntuneImportModule.Sandbox.State;

/// <summary>Entries in the order they came, found by id, read in pages that stay right while others add and remove.</summary>
internal sealed class Ledger<T>
    where T : LedgerEntry
{
    private readonly Dictionary<Guid, T> _byId = [];
    private List<T> _entries = [];
    private int _indexed;
    private long _lastSequence;

    public IEnumerable<T> Entries => _entries.Where(entry => !entry.IsRemoved);

    public void Add(T entry)
    {
        entry.Sequence = ++_lastSequence;
        _entries.Add(entry);
    }

    /// <summary>Any way of writing a GUID finds it; what is none finds nothing.</summary>
    public T? Find(string id)
    {
        Index();
        return Guid.TryParse(id, out Guid key) && _byId.TryGetValue(key, out T? entry) ? entry : null;
    }

    public void Remove(T entry)
    {
        Index();
        if (!_byId.Remove(entry.Id))
        {
            return;
        }

        entry.IsRemoved = true;

        // Marked ones go in bulk: taking each out of the list would make clearing a large tenant quadratic.
        if (_entries.Count > 64 && _byId.Count < _entries.Count / 2)
        {
            _entries = [.. Entries];
            _indexed = _entries.Count;
        }
    }

    /// <summary>The next entries behind a place.</summary>
    public Page<T> Read(PageRequest request, DateTimeOffset now, Func<T, bool> matches) => Read(_entries, request, now, matches);

    /// <summary>The same over a part of the entries, which is in order, too.</summary>
    public static Page<T> Read(List<T> entries, PageRequest request, DateTimeOffset now, Func<T, bool> matches)
    {
        List<T> items = [];
        int skip = request.Skip;
        for (int i = FirstAfter(entries, request.After); i < entries.Count; i++)
        {
            T entry = entries[i];
            if (entry.IsRemoved || entry.VisibleFrom > now || !matches(entry) || skip-- > 0)
            {
                continue;
            }

            if (items.Count == request.Size)
            {
                return new Page<T>(items, items[items.Count - 1].Sequence);
            }

            items.Add(entry);
        }

        return new Page<T>(items, null);
    }

    // Done when somebody asks by id: who only imports and lists never does.
    private void Index()
    {
        for (; _indexed < _entries.Count; _indexed++)
        {
            _byId.Add(_entries[_indexed].Id, _entries[_indexed]);
        }
    }

    private static int FirstAfter(List<T> entries, long sequence)
    {
        int low = 0;
        int high = entries.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = entries[middle].Sequence <= sequence ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
