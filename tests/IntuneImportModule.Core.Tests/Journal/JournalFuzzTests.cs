using System.Text;
using IntuneImportModule.Core.Journal;

namespace IntuneImportModule.Core.Tests.Journal;

/// <summary>Nonsense costs a JournalException at most. The seeds are fixed, so that a failure can be repeated.</summary>
public sealed class JournalFuzzTests : JournalTest
{
    private static readonly string[] Tokens =
    [
        "\"row\":\"AAAAAAAAAAAAAAAAAAAAAA==\"", "\"row\":\"AA\"", "\"state\":\"Done\"", "\"state\":7", "\"state\":\"Nonsense\"", "\"result\":{}", "\"result\":7",
        "\"rows\":\"AAAAAAAAAAAAAAAAAAAAAA==\"", "\"rows\":\"AAA=\"", "\"rows\":\"\\ud800\"", "\"rows\":null", "\"run\":1e99", "\"run\":2147483647",
        "\"sent\":{\"importId\":\"x\"}", "\"sent\":{}", "\"sent\":{\"importId\":\"00000000-0000-0000-0000-000000000001\",\"first\":\"0001-01-01T00:00:00Z\"}",
        "\"baseline\":1", "\"ids\":\"AAAAAAAAAAA=\"", "\"ids\":\"AA==\"", "\"complete\":true", "\"tenant\":\"\"", "\"importIdsKept\":false", "\"\\u0000\":[]", "\"a\":[[[[",
    ];

    private JournalBinding Binding => new(Sandbox.Endpoint, "importedWindowsAutopilotDeviceIdentities/import", null);

    // Thousands of files take a minute under Mono.
    [Trait("NotOn", "Mono")]
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Mutated_journals(int seed)
    {
        Import(autopilot: true, Devices(25));
        byte[] good = File.ReadAllBytes(JournalPath);
        Random random = new(seed);
        for (int i = 0; i < 1_000; i++)
        {
            List<byte> file = [.. good];
            for (int j = random.Next(4); j >= 0; j--)
            {
                int place = random.Next(file.Count);
                int length = Math.Min(random.Next(60), file.Count - place);
                switch (random.Next(4))
                {
                    case 0:
                        file[place] = (byte)random.Next(256);
                        break;
                    case 1:
                        file.RemoveRange(place, length);
                        break;
                    case 2:
                        file.InsertRange(place, file.GetRange(random.Next(file.Count - length), length));
                        break;
                    default:
                        file.RemoveRange(place, file.Count - place);
                        file.Add((byte)random.Next(256));
                        break;
                }
            }

            Open([.. file], seed, i);
        }
    }

    // Thousands of files take a minute under Mono.
    [Trait("NotOn", "Mono")]
    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Lines_with_true_sums_and_nonsense_in_them(int seed)
    {
        Import(autopilot: true, Devices(1));
        string header = File.ReadAllLines(JournalPath)[0];
        header = header[..header.LastIndexOf(",\"sum\"", StringComparison.Ordinal)];
        Random random = new(seed);
        for (int i = 0; i < 2_000; i++)
        {
            using MemoryStream file = new();
            uint sum = Append(file, 0, header);
            for (int j = random.Next(6); j >= 0; j--)
            {
                sum = Append(file, sum, "{" + string.Join(',', Enumerable.Range(0, random.Next(1, 5)).Select(_ => Tokens[random.Next(Tokens.Length)])));
            }

            Open(file.ToArray(), seed, i);
        }
    }

    // .NET Framework 4.7.2 does not count allocations.
    [Trait("NotOn", "NetFramework")]
    [Fact]
    public void Endless_line_is_not_read_to_its_end()
    {
        Import(autopilot: true, Devices(1));
        using (FileStream file = new(JournalPath, FileMode.Append))
        {
            // Sparse: a gigabyte of NULs and no line end.
            file.SetLength(1L << 30);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<JournalException>(() => ImportJournal.Open(JournalPath, Binding));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8L * JournalLineReader.Longest);
    }

    private static uint Append(MemoryStream file, uint previous, string content)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(content);
        uint sum = LineSum.Of(previous, bytes);
        file.Write(bytes);
        LineSum.Write(file, sum);
        return sum;
    }

    private void Open(byte[] file, int seed, int number)
    {
        File.WriteAllBytes(JournalPath, file);
        try
        {
            using ImportJournal journal = ImportJournal.Open(JournalPath, Binding);
            foreach (JournalKey key in journal.Contents.Rows.Keys)
            {
                journal.Find(key);
            }
        }
        catch (JournalException refused)
        {
            Assert.StartsWith("Journal", refused.ErrorId, StringComparison.Ordinal);
        }
        catch (Exception other)
        {
            Assert.Fail($"seed {seed}, file {number}: {other}");
        }

        Assert.Equal(file, File.ReadAllBytes(JournalPath));
    }
}
