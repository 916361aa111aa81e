using System.Text;
using IntuneImportModule.Core.Csv;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Tests.Import;

namespace IntuneImportModule.Core.Tests.Csv;

[Collection(HeapTests.Name)]
public class CsvStreamingTests
{
    private static readonly byte[] Header = [.. "Device Serial Number,Windows Product ID,Hardware Hash\r\n"u8];
    private static readonly byte[] Row = Encoding.ASCII.GetBytes($"S1,,{new string('A', 4000)}\r\n");

    [Fact]
    public void First_row_comes_before_the_file_is_read()
    {
        using RepeatingStream file = new(Header, Row, 10_000);
        using IEnumerator<DeviceRow> rows = DeviceCsv.Read(file, "x.csv", CsvCase.Autopilot, Ignore).GetEnumerator();

        Assert.True(rows.MoveNext());

        Assert.Equal(2, rows.Current.Source.Line);
        Assert.InRange(file.Handed, 1, 300_000);
    }

    [Trait("NotOn", "Mono")]
    [Fact]
    public void Memory_does_not_grow_over_200_megabytes()
    {
        using RepeatingStream file = new(Header, Row, 50_000);
        int count = 0;
        long early = 0;
        long late = 0;
        foreach (DeviceRow row in DeviceCsv.Read(file, "x.csv", CsvCase.Autopilot, Ignore))
        {
            count++;
            Assert.Equal(4000, row.Hash.ToUtf8().Length);
            early = count == 1_000 ? GC.GetTotalMemory(forceFullCollection: true) : early;
            late = count == 49_000 ? GC.GetTotalMemory(forceFullCollection: true) : late;
        }

        Assert.Equal(50_000, count);
        Assert.InRange(file.Handed, 200_000_000, 201_000_000);
        Assert.InRange(late - early, -10_000_000, 5_000_000);
    }

    // .NET Framework 4.7.2 does not count allocations.
    [Trait("NotOn", "NetFramework")]
    [Fact]
    public void A_row_costs_its_hash_and_little_more()
    {
        using RepeatingStream file = new(Header, Row, 2_000);
        using IEnumerator<DeviceRow> rows = DeviceCsv.Read(file, "x.csv", CsvCase.Autopilot, Ignore).GetEnumerator();
        for (int i = 0; i < 1_000; i++)
        {
            Assert.True(rows.MoveNext());
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++)
        {
            Assert.True(rows.MoveNext());
        }

        // 4,000 bytes of hash as UTF-8; a string of it would be another 8,000.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 1_000, 4_000, 4_700);
    }

    [Fact]
    public void Large_file_in_a_foreign_encoding_keeps_its_rows_and_lines()
    {
        StringBuilder text = new("SerialNumber;Details\r\n");
        for (int i = 2; i <= 20_000; i++)
        {
            text.Append('S').Append(i).Append(";Zürich Straße ").Append('x', i % 97).Append("\r\n");
        }

        foreach (Encoding encoding in (Encoding[])[Encoding.Latin1, Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32])
        {
            using MemoryStream file = new([.. encoding.GetPreamble(), .. encoding.GetBytes(text.ToString())]);
            int line = 1;
            foreach (DeviceRow row in DeviceCsv.Read(file, "x.csv", CsvCase.Identity, Ignore))
            {
                line++;
                Assert.Equal(line, row.Source.Line);
                Assert.Equal($"S{line}", row[Column.SerialNumber]);
                Assert.Equal("Zürich Straße " + new string('x', line % 97), row[Column.Description] + (line % 97 == 0 ? " " : null));
            }

            Assert.Equal(20_000, line);
        }
    }

    [Fact]
    public void Line_of_the_notice_is_right_far_into_a_file()
    {
        string text = string.Concat(Enumerable.Repeat("0123456789\n\n", 30_000));
        byte[] file = [.. Encoding.ASCII.GetBytes("SerialNumber\n" + text), .. "Z"u8, 0xFC, (byte)'\n', .. Encoding.ASCII.GetBytes(text)];

        IReadOnlyList<string> lines = CsvCase.Read(file, CsvCase.Identity);

        Assert.Equal("note@60002", Assert.Single(lines, line => line.StartsWith("note", StringComparison.Ordinal)));
        Assert.Equal("60002: SerialNumber=Zü", lines[30_001]);
    }

    private static void Ignore(CsvNotice notice)
    {
    }

    /// <summary>A header and the same row many times, made while it is read.</summary>
    private sealed class RepeatingStream(byte[] first, byte[] row, int count) : MemoryStream
    {
        private long End => first.Length + ((long)count * row.Length);

        public long Handed { get; private set; }

        public override int Read(byte[] buffer, int offset, int count) => Fill(buffer.AsSpan(offset, count));

#if NET
        public override int Read(Span<byte> buffer) => Fill(buffer);
#endif

        private int Fill(Span<byte> buffer)
        {
            int written = 0;
            while (written < buffer.Length && Handed < End)
            {
                ReadOnlySpan<byte> rest = Handed < first.Length
                    ? first.AsSpan((int)Handed)
                    : row.AsSpan((int)((Handed - first.Length) % row.Length));
                int length = Math.Min(rest.Length, buffer.Length - written);
                rest[..length].CopyTo(buffer[written..]);
                written += length;
                Handed += length;
            }

            return written;
        }
    }
}
