using System.Runtime.CompilerServices;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Core.Tests.Import;

/// <summary>What is told is let go of.</summary>
public sealed class TicketTests
{
    // Mono's collector finds its roots by guessing.
    [Trait("NotOn", "Mono")]
    [Fact]
    public void A_row_that_was_told_names_its_result_no_longer()
    {
        Ticket ticket = NewTicket();
        WeakReference told = Tell(ticket);
        GC.Collect();

        Assert.False(told.IsAlive);
        Assert.True(ticket.IsSettled);
    }

    // Of a row that an earlier run has finished there is nothing else.
    [Fact]
    public void A_row_that_is_nothing_but_a_result_keeps_it()
    {
        Ticket ticket = new(new AutopilotImportResult { SerialNumber = "SN-1" });
        ticket.Settle(ticket.Draft);

        Assert.Same(ticket.TakeResult(), ticket.Draft);
    }

    [Fact]
    public void A_batch_lets_go_of_the_rows_that_were_gathered_for_it()
    {
        using BatchBuilder builder = new(maxRows: 2, maxBytes: 1_000_000);
        Ticket first = NewTicket();
        builder.Add(first, first.Candidate!);
        Batch batch = builder.Add(NewTicket(), first.Candidate!)!;
        Batch part = batch.Only([first]);
        using PooledBuffer buffer = batch.Buffer;

        batch.Forget();
        part.Forget();

        Assert.Empty(batch.Rows);
        Assert.Same(first, Assert.Single(part.Rows));
    }

    private static Ticket NewTicket() => new(new DeviceIdentityAdmission(RowDefaults.None).Admit(TestRows.Serial("SN-1"), 1));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Tell(Ticket ticket)
    {
        ticket.Settle(ticket.Draft with { Status = ImportStatus.Imported });
        ImportResult result = ticket.TakeResult();
        Assert.Equal(ImportStatus.Imported, result.Status);
        return new WeakReference(result);
    }
}
