namespace IntuneImportModule.Sandbox.Service;

/// <summary>A request in work.</summary>
internal sealed class LogEntry(object gate)
{
    private string _action = "";
    private int _rows;
    private long _bytes;
    private int? _statusCode;
    private string? _clientRequestId;
    private string? _fault;
    private TimeSpan _duration;
    private DateTimeOffset _stillUntil;

    public required int Number { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    public required string Query { get; init; }

    public required DateTimeOffset Received { get; init; }

    public string RequestId { get; private set; } = "";

    public List<LogEntry> Items { get; } = [];

    public void Identify(string requestId, string? clientRequestId)
    {
        lock (gate)
        {
            RequestId = requestId;
            _clientRequestId = clientRequestId;
        }
    }

    public void Describe(string action, int rows, long bytes)
    {
        lock (gate)
        {
            (_action, _rows, _bytes) = (action, rows, bytes);
        }
    }

    public void Strike(string fault)
    {
        lock (gate)
        {
            _fault = fault;
        }
    }

    /// <summary>Nothing moves until then: it waits for the clock, or is held open without an answer.</summary>
    public void StandStill(DateTimeOffset until)
    {
        lock (gate)
        {
            _stillUntil = until;
        }
    }

    public void Close(int? statusCode, TimeSpan duration)
    {
        lock (gate)
        {
            (_statusCode, _duration) = (statusCode, duration);
        }
    }

    // The caller holds the log's lock.
    public SandboxRequest Snapshot() => new()
    {
        Number = Number,
        ReceivedDateTime = Received,
        Method = Method,
        Path = Path,
        Query = Query,
        Action = _action,
        Rows = _rows,
        Bytes = _bytes,
        StatusCode = _statusCode,
        ClientRequestId = _clientRequestId,
        RequestId = RequestId,
        Fault = _fault,
        Duration = _duration,
        StillUntil = _stillUntil,
        Items = Items.ConvertAll(item => item.Snapshot()),
    };
}
