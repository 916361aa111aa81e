using System.Runtime.CompilerServices;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Sandbox;

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

    // The pulling thread may be as quick as that.
    [Fact]
    public async Task A_finished_row_that_is_told_at_once_is_not_waited_for()
    {
        using IntuneSandbox sandbox = IntuneSandbox.Start(new SandboxOptions());
        using GraphConnection connection = GraphConnection.WithToken(sandbox.Endpoint, sandbox.AccessToken);
        int told = 0;
        using RunContext context = new(connection, new ImportOptions(), null, Take);
        OpenRow[] finished = [.. Enumerable.Range(1, 3).Select(Finished)];

        await new AutopilotImport(RowDefaults.None, null).SettleAsync(finished, context);

        Assert.Equal(finished.Length, told);
        Assert.Empty(sandbox.GetRequests());

        static OpenRow Finished(int number)
        {
            Ticket ticket = new(new AutopilotAdmission(RowDefaults.None).Admit(TestRows.Autopilot(TestRows.Name(number)), number));
            ticket.Draft = ticket.Draft with { Status = ImportStatus.Imported };
            return OpenRow.Of(ticket, 0);
        }

        void Take(ImportEvent news)
        {
            RowsSettledEvent settlement = Assert.IsType<RowsSettledEvent>(news);
            settlement.Take((ticket, result) =>
            {
                ticket.Settle(result);
                Assert.Equal(ImportStatus.Imported, ticket.TakeResult().Status);
                told++;
            });
            Assert.Empty(settlement.Rows);
        }
    }

    [Fact]
    public void A_batch_lets_go_of_the_rows_that_were_gathered_for_it()
    {
        using BatchBuilder builder = new(maxRows: 2, maxBytes: 1_000_000);
        Ticket first = NewTicket();
        builder.Add(first);
        Batch batch = builder.Add(NewTicket())!;
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
