using System.Text;
using IntuneImportModule.Core.Csv;

namespace IntuneImportModule.Core.Tests.Csv;

/// <summary>The streams by themselves, with reads that end anywhere: inside a character, inside its translation.</summary>
public class InputStreamTests
{
    private static readonly (byte[] Raw, string Text)[] Pieces =
    [
        ([.. "a"u8], "a"), ([.. "0123456789abcdef"u8], "0123456789abcdef"), ([.. "ü"u8], "ü"), ([.. "€"u8], "€"), ([.. "😀"u8], "😀"),
        ([0xFC, (byte)'x'], "üx"), ([0x80, (byte)'y'], "€y"), ([0xE2, 0x82, (byte)'z'], "â‚z"), ([0xF0, 0x9F, 0x98, (byte)'\n'], "ðŸ˜\n"),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(70_000)]
    public void Foreign_bytes_are_translated_wherever_reads_end(int step)
    {
        Random random = new(step);
        foreach (int room in (int[])[1, 2, 3, 7, 4096])
        {
            List<byte> raw = [];
            StringBuilder text = new();
            for (int i = 0; i < 300; i++)
            {
                (byte[] bytes, string meant) = Pieces[random.Next(Pieces.Length)];
                raw.AddRange(bytes);
                text.Append(meant);
            }

            // The file ends in the middle of what could have become a character.
            raw.AddRange([0xF0, 0x9F]);
            text.Append("ðŸ");

            Assert.Equal(text.ToString(), ReadAll(new LenientUtf8Stream(new TricklingStream([.. raw], step)), room));
        }
    }

    [Fact]
    public void Long_files_are_translated_over_the_buffer()
    {
        string text = string.Concat(Enumerable.Repeat("aü€😀", 60_000));

        Assert.Equal(text, ReadAll(new LenientUtf8Stream(new MemoryStream(Encoding.UTF8.GetBytes(text))), 4096));
        Assert.Equal(
            new string('ü', 200_000), ReadAll(new LenientUtf8Stream(new MemoryStream(Encoding.Latin1.GetBytes(new string('ü', 200_000)))), 4096));
    }

    [Fact]
    public void First_foreign_byte_is_told_by_its_place_in_the_output()
    {
        LenientUtf8Stream stream = new(new MemoryStream([.. "aü€"u8, 0xFC, 0xFC]));

        Assert.Equal(-1, stream.FirstForeign);
        ReadAll(stream, 3);
        Assert.Equal(6, stream.FirstForeign);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(70_000)]
    public void Other_encodings_are_transcoded_wherever_reads_end(int step)
    {
        string text = string.Concat(Enumerable.Repeat("aü€😀\n", 3_000));
        foreach (Encoding encoding in (Encoding[])[Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, Encoding.UTF8])
        {
            Assert.Equal(text, ReadAll(new TranscodedStream(new TricklingStream(encoding.GetBytes(text), step), encoding), 5));
        }
    }

    [Fact]
    public void Peeking_takes_nothing_away()
    {
        byte[] bytes = [.. Enumerable.Range(0, 100_000).Select(i => (byte)i)];
        PeekStream stream = new(new TricklingStream(bytes, 1000));

        Assert.Equal(bytes[..32768], stream.Peek().ToArray());
        stream.Skip(3);
        Assert.Equal(bytes[3..32768], stream.Peek().ToArray());
        using MemoryStream read = new();
        stream.CopyTo(read);
        Assert.Equal(bytes[3..], read.ToArray());
    }

    [Fact]
    public void All_of_Windows_1252_has_its_character()
    {
        // The table of the standard, written out: 0x80 to 0x9F, then Latin-1.
        const string Upper = "€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ";
        for (int code = 0x80; code <= 0xFF; code++)
        {
            char expected = code < 0xA0 ? Upper[code - 0x80] : (char)code;
            Assert.Equal(expected.ToString(), Encoding.UTF8.GetString(Windows1252.ToUtf8((byte)code).Span));
        }
    }

    private static string ReadAll(Stream stream, int room)
    {
        using MemoryStream read = new();
        byte[] buffer = new byte[room];
        int count;
        while ((count = stream.Read(buffer, 0, room)) > 0)
        {
            read.Write(buffer, 0, count);
        }

        return Encoding.UTF8.GetString(read.ToArray());
    }
}
