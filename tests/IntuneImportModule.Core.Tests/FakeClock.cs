namespace IntuneImportModule.Core.Tests;

/// <summary>
/// A clock that stands still until it is advanced. Timers, Task.Delay and CancellationTokenSource made from it fire during <see cref="Advance"/>,
/// in the order of their due times, each seeing its own due time as the present; those that they set in turn fire in the same advance if due.
/// </summary>
public sealed class FakeClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly Lock _advancing = new();
    private readonly SortedSet<FakeTimer> _timers = new(Comparer<FakeTimer>.Create((one, other) => one.Order.CompareTo(other.Order)));
    private DateTimeOffset _now;
    private long _lastNumber;

    public FakeClock()
        : this(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero))
    {
    }

    public FakeClock(DateTimeOffset now) => (_now, Start) = (now, now);

    public DateTimeOffset Start { get; }

    /// <summary>How many timers are set.</summary>
    public int PendingTimers
    {
        get
        {
            lock (_gate)
            {
                return _timers.Count;
            }
        }
    }

    /// <summary>How long until the next timer is due; null when none is set.</summary>
    public TimeSpan? UntilNextTimer
    {
        get
        {
            lock (_gate)
            {
                return _timers.Min is FakeTimer first ? first.Order.Due - _now : null;
            }
        }
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => (GetUtcNow() - Start).Ticks;

    /// <summary>Lets time pass and fires what is due by then, on this thread.</summary>
    public void Advance(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        lock (_advancing)
        {
            DateTimeOffset end = GetUtcNow() + duration;
            while (TakeDue(end) is FakeTimer timer)
            {
                timer.Fire();
            }

            lock (_gate)
            {
                // A callback may have advanced further.
                _now = _now > end ? _now : end;
            }
        }
    }

    /// <summary>Waits in real time until so many timers are set: until those under test have reached their wait.</summary>
    public async Task WaitForTimersAsync(int count = 1, TimeSpan? patience = null)
    {
        using CancellationTokenSource limit = new(patience ?? TimeSpan.FromSeconds(10));
        while (PendingTimers < count)
        {
            await Task.Delay(1, limit.Token);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        FakeTimer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private FakeTimer? TakeDue(DateTimeOffset end)
    {
        lock (_gate)
        {
            if (_timers.Min is not FakeTimer timer || timer.Order.Due > end)
            {
                return null;
            }

            _timers.Remove(timer);
            _now = timer.Order.Due > _now ? timer.Order.Due : _now;
            if (timer.Period > TimeSpan.Zero)
            {
                timer.Order = (timer.Order.Due + timer.Period, ++_lastNumber);
                _timers.Add(timer);
            }

            return timer;
        }
    }

    private sealed class FakeTimer(FakeClock clock, TimerCallback callback, object? state) : ITimer
    {
        private readonly ExecutionContext? _context = ExecutionContext.Capture();
        private bool _isDisposed;

        /// <summary>When it is due, and its number: of two that are due at once the one set first fires first.</summary>
        public (DateTimeOffset Due, long Number) Order { get; set; }

        public TimeSpan Period { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                if (_isDisposed)
                {
                    return false;
                }

                clock._timers.Remove(this);
                Period = period == Timeout.InfiniteTimeSpan ? TimeSpan.Zero : period;
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Order = (clock._now + dueTime, ++clock._lastNumber);
                    clock._timers.Add(this);
                }
            }

            if (dueTime == TimeSpan.Zero)
            {
                // Due at once: a real timer does not wait for somebody to advance the clock, and fires on another thread.
                ThreadPool.QueueUserWorkItem(_ => clock.Advance(TimeSpan.Zero));
            }

            return true;
        }

        public void Fire()
        {
            if (_context is null)
            {
                callback(state);
            }
            else
            {
                ExecutionContext.Run(_context, _ => callback(state), null);
            }
        }

        public void Dispose()
        {
            lock (clock._gate)
            {
                _isDisposed = true;
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
