using System.Runtime.CompilerServices;
using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Core.Tests.Import;

[Collection(HeapTests.Name)]
public sealed class SequencerTests
{
    private static readonly DeviceIdentityImportResult Settled = new() { Status = ImportStatus.Imported };

    [Fact]
    public void Rows_leave_in_their_order_with_their_own_objects()
    {
        Sequencer sequencer = new();
        object[] targets = [new(), new(), new(), new()];
        Ticket[] tickets = [.. targets.Select(_ => new Ticket(new DeviceIdentityImportResult()))];
        for (int i = 0; i < tickets.Length; i++)
        {
            sequencer.Add(tickets[i], targets[i], keeps: i == 1);
        }

        tickets[2].Settle(Settled);
        tickets[1].Settle(Settled);
        Assert.Null(sequencer.TakeSettled(out _));

        // What an object was held by goes to a later row, which must not get the earlier one's.
        tickets[0].Settle(Settled);
        Assert.Same(tickets[0], sequencer.TakeSettled(out object? first));
        Assert.Same(targets[0], first);
        Ticket late = new(new DeviceIdentityImportResult());
        object its = new();
        sequencer.Add(late, its, keeps: false);
        tickets[3].Settle(Settled);
        late.Settle(Settled);

        Assert.Equal([.. targets.Skip(1), its], Rest(sequencer));
    }

    [Fact]
    public void A_row_without_an_object_is_named_by_its_result()
    {
        Sequencer sequencer = new();
        Ticket ticket = new(new DeviceIdentityImportResult());
        sequencer.Add(ticket, null, keeps: false);
        ticket.Settle(Settled);

        Assert.Same(Settled, Rest(sequencer).Single());
    }

    // Mono's collector looks at the stack by guess, and keeps more than is there.
    [Trait("NotOn", "Mono")]
    [Fact]
    public void Only_a_row_that_keeps_its_object_keeps_it_alive()
    {
        Sequencer sequencer = new();
        Ticket open = Add(sequencer, keeps: false);
        Ticket refused = Add(sequencer, keeps: true);
        GC.Collect();

        open.Settle(Settled);
        refused.Settle(Settled);
        object[] targets = [.. Rest(sequencer)];
        Assert.Same(Settled, targets[0]);
        Assert.IsType<int[]>(targets[1]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Ticket Add(Sequencer sequencer, bool keeps)
    {
        Ticket ticket = new(new DeviceIdentityImportResult());
        sequencer.Add(ticket, new int[1], keeps);
        return ticket;
    }

    private static IEnumerable<object> Rest(Sequencer sequencer)
    {
        while (sequencer.TakeSettled(out object? target) is not null)
        {
            yield return target!;
        }
    }
}
