namespace IntuneImportModule.Sandbox.Service;

/// <summary>Counts requests per window of 20 seconds, writes apart. What the real service's windows look like is UNVERIFIED: these are fixed ones.</summary>
internal sealed class Throttle(SandboxOptions options, SandboxClock clock)
{
    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(20);

    private readonly object _gate = new();
    private DateTimeOffset _windowEnd;
    private int _requests;
    private int _writes;

    public void Admit(Call call)
    {
        if (options.RequestsPerWindow is null && options.WritesPerWindow is null)
        {
            return;
        }

        lock (_gate)
        {
            DateTimeOffset now = clock.Now;
            if (now >= _windowEnd)
            {
                (_windowEnd, _requests, _writes) = (now + clock.Scale(s_window), 0, 0);
            }

            _requests++;
            _writes += call.IsWrite ? 1 : 0;
            if (_requests > options.RequestsPerWindow || (call.IsWrite && _writes > options.WritesPerWindow))
            {
                throw TooMany(_windowEnd - now);
            }
        }
    }

    public Refusal TooMany(TimeSpan wait) => new(429, "TooManyRequests", "Too many requests.", FaultBody.IntuneNested)
    {
        RetryAfter = wait,
        RetryAfterStyle = options.RetryAfterStyle,
    };
}
