using System.Text;
using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Tests.Devices;

public sealed class HashBufferTests
{
    [Fact]
    public void One_buffer_decodes_hash_after_hash_of_any_length_and_origin()
    {
        HashBuffer buffer = new();
        foreach (int length in (int[])[3000, 1, 7, 60_000, 3000, 2])
        {
            byte[] hash = [.. Enumerable.Range(0, length).Select(i => (byte)(i * 7))];
            string text = Convert.ToBase64String(hash);
            foreach (HashText given in (HashText[])[HashText.From($" {text}\r\n"), new HashText(Encoding.UTF8.GetBytes(text))])
            {
                Assert.Null(buffer.Decode(given, out ReadOnlyMemory<byte> decoded).Problem);
                Assert.Equal(hash, decoded.ToArray());
                Assert.Equal(text, Encoding.UTF8.GetString(given.ToUtf8()));
            }
        }
    }

    [Fact]
    public void Nothing_of_the_hash_before_is_left_where_one_cannot_be_decoded()
    {
        HashBuffer buffer = new();
        buffer.Decode(HashText.From("Q29udG9zbw=="), out _);

        HashDecoding decoding = buffer.Decode(HashText.From("Q29u*"), out ReadOnlyMemory<byte> decoded);

        Assert.Contains("not base64", decoding.Problem, StringComparison.Ordinal);
        Assert.True(decoded.IsEmpty);
    }
}
