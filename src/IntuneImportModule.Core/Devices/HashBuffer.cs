namespace IntuneImportModule.Core.Devices;

/// <summary>Decodes the hashes of an input's rows, one after the other, in the same memory: two arrays a row would be most of what an import allocates.</summary>
internal sealed class HashBuffer
{
    private byte[] text = [];
    private byte[] bytes = [];

    /// <summary>Decodes a row's hash.</summary>
    /// <param name="hash">The hash's text.</param>
    /// <param name="decoded">The bytes, good until the next hash is decoded; empty when the text is no base64.</param>
    public HashDecoding Decode(HashText hash, out ReadOnlyMemory<byte> decoded)
    {
        ReadOnlySpan<byte> utf8 = hash.ReadUtf8(ref text);
        int most = HashBase64.MaxLength(utf8.Length);
        if (bytes.Length < most)
        {
            bytes = new byte[most];
        }

        HashDecoding decoding = HashBase64.Decode(utf8, bytes.AsSpan());
        decoded = bytes.AsMemory(0, decoding.Length);
        return decoding;
    }
}
