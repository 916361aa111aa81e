using BenchmarkDotNet.Attributes;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Bench;

/// <summary>What is done a row besides: its place in the order, and the search for duplicates.</summary>
[MemoryDiagnoser]
public class Sequencing
{
    private readonly AutopilotImportResult draft = new() { SerialNumber = "SN00000001" };
    private string[] identities = [];

    [Params(10_000, 100_000, 1_000_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Prepare() => identities = [.. Enumerable.Range(0, Rows).Select(i => $"SERIALNUMBER:SN{i:D8}")];

    // The first row of each thousand is the last to be settled, and holds the others back until then.
    [Benchmark(Description = "order")]
    public int Order()
    {
        Sequencer sequencer = new();
        Ticket? last = null;
        int left = 0;
        for (int i = 0; i < Rows; i++)
        {
            Ticket ticket = new(draft);
            sequencer.Add(ticket, null, keeps: false);
            if (i % 1000 == 0)
            {
                last?.Settle(draft);
                last = ticket;
            }
            else
            {
                ticket.Settle(draft);
            }

            while (sequencer.TakeSettled(out _) is not null)
            {
                left++;
            }
        }

        return left;
    }

    [Benchmark(Description = "duplicates")]
    public int Duplicates()
    {
        IdentitySet seen = new();
        int found = 0;
        for (int i = 0; i < Rows; i++)
        {
            found += seen.Add(Digest128.Of(identities[i]), i + 1);
        }

        return found;
    }
}
