using System.Text;
using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Tests.Devices;

public sealed class HashBase64Tests
{
    [Theory]
    [InlineData("Q29udG9zbw==", false)]
    [InlineData("Q29udG9zbw=", true)]
    [InlineData("Q29udG9zbw", true)]
    [InlineData("  Q29udG9zbw==  ", false)]
    [InlineData("Q29u\r\ndG9z\r\nbw==\r\n", false)]
    [InlineData("Q29u\tdG9z bw= =", false)]
    [InlineData("Q29u\ndG9z\nbw", true)]
    public void Sound_text_is_decoded_and_added_padding_reported(string text, bool paddingAdded)
    {
        HashDecoding decoding = HashBase64.Decode(Encoding.UTF8.GetBytes(text), out byte[] decoded);

        Assert.Null(decoding.Problem);
        Assert.Equal(paddingAdded, decoding.PaddingAdded);
        Assert.Equal(decoded.Length, decoding.Length);
        Assert.Equal("Contoso", Encoding.ASCII.GetString(decoded));
    }

    [Theory]
    [InlineData("Q29udG9zbwAAAA", "Contoso\0\0\0")]
    [InlineData("Q29udG9zbwAAAA==", "Contoso\0\0\0")]
    [InlineData("Q29udG9zbwAA", "Contoso\0\0")]
    public void Zeros_at_the_end_are_kept(string text, string expected)
    {
        HashBase64.Decode(Encoding.UTF8.GetBytes(text), out byte[] decoded);

        Assert.Equal(expected, Encoding.ASCII.GetString(decoded));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData(" \r\n\t", "is empty")]
    [InlineData("====", "is empty")]
    [InlineData("Q29udG9zbwAAA", "no base64 text has 13 characters")]
    [InlineData("Q29udG9zbwAAA=", "no base64 text has 13 characters")]
    [InlineData("Q29udG9zbwAAA==", "no base64 text has 13 characters")]
    [InlineData("Q29udG9zbwAAA===", "no base64 text has 13 characters")]
    [InlineData("Q29udG9zbw===", "too many '='")]
    [InlineData("Q29udG9z=", "too many '='")]
    [InlineData("Q29u==dG9z", "'=' before the end, followed by more text at position 7")]
    [InlineData("Q29u,dG9z", "a comma or semicolon at position 5")]
    [InlineData("\"Q29udG9z\"", "a quotation mark at position 1")]
    [InlineData(" Q29u-dG9z", "a hyphen or underscore at position 6")]
    [InlineData("Q29u...", "a full stop at position 5")]
    [InlineData("Q29u\0dG9z", "a control character at position 5")]
    [InlineData("Q29uädG9z", "a character outside ASCII at position 5")]
    [InlineData("Q29u*dG9z", "a character that base64 does not have at position 5")]
    public void Unsound_text_is_refused_with_a_reason(string text, string expected)
    {
        HashDecoding decoding = HashBase64.Decode(Encoding.UTF8.GetBytes(text), out byte[] decoded);

        Assert.Contains(expected, decoding.Problem, StringComparison.Ordinal);
        Assert.Equal(0, decoding.Length);
        Assert.Empty(decoded);
    }

    [Fact]
    public void No_problem_repeats_the_text()
    {
        string text = SyntheticDevice.Build("SMP-0001").BuildText();
        foreach (string spoiled in new[] { text[..^3], text + "=", text + "*", "," + text, text.Insert(2000, "==") })
        {
            HashDecoding decoding = HashBase64.Decode(Encoding.UTF8.GetBytes(spoiled), out _);
            Assert.NotNull(decoding.Problem);
            foreach (int start in Enumerable.Range(0, spoiled.Length - 8))
            {
                Assert.DoesNotContain(spoiled.Substring(start, 8), decoding.Problem, StringComparison.Ordinal);
            }
        }
    }

    // .NET Framework 4.7.2 does not count allocations.
    [Trait("NotOn", "NetFramework")]
    [Fact]
    public void A_clean_hash_costs_no_allocation()
    {
        byte[] text = Encoding.ASCII.GetBytes(SyntheticDevice.Build("SMP-0001").BuildText());
        byte[] buffer = new byte[HashBase64.MaxLength(text.Length)];
        _ = HashBase64.Decode(text, buffer.AsSpan());

        long before = GC.GetAllocatedBytesForCurrentThread();
        int length = HashBase64.Decode(text, buffer.AsSpan()).Length;
        long after = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(3000, length);
        Assert.Equal(0, after - before);
    }

    [Fact]
    public void A_buffer_of_MaxLength_is_enough_for_every_length()
    {
        for (int length = 1; length < 200; length++)
        {
            byte[] text = Encoding.ASCII.GetBytes(Convert.ToBase64String(new byte[length]).TrimEnd('='));
            Assert.Equal(length, HashBase64.Decode(text, new byte[HashBase64.MaxLength(text.Length)]).Length);
        }
    }

    [Fact]
    public void A_buffer_that_may_be_too_small_is_the_callers_mistake()
    {
        Assert.Throws<ArgumentException>(() => HashBase64.Decode("Q29u"u8, new byte[2]));
    }
}
