namespace IntuneImportModule.Core.Tests;

public sealed class FakeClockTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public void Timers_fire_in_order_and_see_their_own_time()
    {
        List<(string Name, TimeSpan At)> fired = [];
        using ITimer late = Set("late", 3);
        using ITimer early = Set("early", 1);
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal([("early", TimeSpan.FromSeconds(1))], fired);
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(("late", TimeSpan.FromSeconds(3)), fired[1]);
        Assert.Equal(_clock.Start.AddSeconds(4), _clock.GetUtcNow());

        ITimer Set(string name, int seconds) =>
            _clock.CreateTimer(_ => fired.Add((name, _clock.GetUtcNow() - _clock.Start)), null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);
    }

    [Fact]
    public void A_timer_set_by_a_timer_fires_in_the_same_advance()
    {
        int fired = 0;
        using ITimer outer = _clock.CreateTimer(
            _ => _clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(1, fired);
    }

    [Fact]
    public void A_period_fires_until_disposed()
    {
        int fired = 0;
        ITimer timer = _clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        _clock.Advance(TimeSpan.FromSeconds(5.5));
        Assert.Equal(3, fired);
        timer.Dispose();
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(3, fired);
        Assert.False(timer.Change(TimeSpan.Zero, TimeSpan.Zero));
    }

    [Fact]
    public async Task Task_Delay_ends_when_time_has_passed()
    {
        Task delay = Task.Delay(TimeSpan.FromMinutes(5), _clock);
        _clock.Advance(TimeSpan.FromMinutes(4.9));
        Assert.False(delay.IsCompleted);
        Assert.Equal(TimeSpan.FromMinutes(0.1), _clock.UntilNextTimer);
        _clock.Advance(TimeSpan.FromMinutes(0.1));
        await delay.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(0, _clock.PendingTimers);
    }

    [Fact]
    public void A_CancellationTokenSource_is_cancelled_when_time_has_passed()
    {
        using CancellationTokenSource source = new(TimeSpan.FromSeconds(30), _clock);
        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(source.IsCancellationRequested);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(source.IsCancellationRequested);
    }

    [Fact]
    public async Task Waiting_for_timers_ends_when_they_are_set()
    {
        Task wait = _clock.WaitForTimersAsync(2);
        using ITimer one = _clock.CreateTimer(_ => { }, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        await Task.Delay(20);
        Assert.False(wait.IsCompleted);
        using ITimer two = _clock.CreateTimer(_ => { }, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        await wait;
    }

    [Fact]
    public async Task Many_threads_may_set_and_advance_at_once()
    {
        int fired = 0;
        Task[] work = [.. Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (int i = 0; i < 500; i++)
            {
                _clock.CreateTimer(_ => Interlocked.Increment(ref fired), null, TimeSpan.FromMilliseconds(1 + (i % 7)), Timeout.InfiniteTimeSpan);
                _clock.Advance(TimeSpan.FromMilliseconds(1));
            }
        }))];
        await Task.WhenAll(work);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(4000, fired);
    }
}
