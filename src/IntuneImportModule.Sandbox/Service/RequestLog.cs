namespace IntuneImportModule.Sandbox.Service;

/// <summary>What arrived. Entries are filled in while a request is in work, so reading and writing share one lock.</summary>
internal sealed class RequestLog
{
    private readonly object _gate = new();
    private List<LogEntry> _entries = [];
    private int _lastNumber;

    public LogEntry Open(LogEntry? batch, string method, string path, string query, DateTimeOffset received)
    {
        lock (_gate)
        {
            LogEntry entry = new(_gate) { Number = ++_lastNumber, Method = method, Path = path, Query = query, Received = received };
            (batch?.Items ?? _entries).Add(entry);
            return entry;
        }
    }

    public IReadOnlyList<SandboxRequest> Snapshot()
    {
        lock (_gate)
        {
            return _entries.ConvertAll(entry => entry.Snapshot());
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _entries = [];
        }
    }
}
