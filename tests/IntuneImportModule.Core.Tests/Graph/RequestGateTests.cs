using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Tests.Graph;

public sealed class RequestGateTests
{
    [Fact]
    public void Throttling_halves_and_a_clean_stretch_earns_one_back()
    {
        RequestGate gate = new(8);
        gate.Throttled();
        Assert.Equal(4, gate.Allowed);
        gate.Throttled();
        gate.Throttled();
        gate.Throttled();
        Assert.Equal(1, gate.Allowed);
        for (int i = 0; i < 10 * 8 * RequestGate.CleanStretch; i++)
        {
            gate.Answered();
        }

        Assert.Equal(8, gate.Allowed);
    }

    [Fact]
    public void One_disturbance_ends_a_clean_stretch()
    {
        RequestGate gate = new(4);
        gate.Throttled();
        for (int i = 1; i < RequestGate.CleanStretch; i++)
        {
            gate.Answered();
        }

        gate.Throttled();
        gate.Answered();
        Assert.Equal(1, gate.Allowed);
    }

    [Fact]
    public async Task No_more_than_allowed_are_inside_and_those_who_give_up_take_no_place()
    {
        RequestGate gate = new(2);
        await gate.EnterAsync(default);
        await gate.EnterAsync(default);
        using CancellationTokenSource impatience = new();
        Task gaveUp = gate.EnterAsync(impatience.Token);
        Task third = gate.EnterAsync(default);
        Assert.False(third.IsCompleted);

        impatience.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gaveUp);
        gate.Leave();

        await third.WaitAsync(TimeSpan.FromSeconds(5));
        Task fourth = gate.EnterAsync(default);
        Assert.False(fourth.IsCompleted);
        gate.Leave();
        await fourth.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task After_halving_those_inside_finish_before_others_come()
    {
        RequestGate gate = new(4);
        for (int i = 0; i < 4; i++)
        {
            await gate.EnterAsync(default);
        }

        gate.Throttled();
        Task fifth = gate.EnterAsync(default);
        gate.Leave();
        gate.Leave();
        Assert.False(fifth.IsCompleted);
        gate.Leave();
        await fifth.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_token_that_is_over_lets_nobody_in() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new RequestGate(1).EnterAsync(new CancellationToken(true)));
}
