using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Journal;

namespace IntuneImportModule.Core.Import;

/// <summary>By what a journal knows a row again: a keyed digest of its identity and of everything that would be sent.</summary>
/// <remarks>Used on the posting thread only.</remarks>
internal sealed class RowDigest : IDisposable
{
    private readonly HMACSHA256 hmac;
    private readonly byte overwrite;
    private readonly Utf8JsonWriter json = new(Stream.Null);

    /// <summary>Digests for one journal.</summary>
    /// <param name="salt">The journal's key.</param>
    /// <param name="overwrite">Whether existing identities are to be replaced; the same row means something else then.</param>
    public RowDigest(byte[] salt, bool overwrite)
    {
        hmac = new HMACSHA256(salt);
        this.overwrite = overwrite ? (byte)1 : (byte)0;
    }

    /// <summary>The key of a row.</summary>
    /// <param name="candidate">The row after the rules.</param>
    public JournalKey Of(Candidate candidate)
    {
        byte[] identity = Encoding.UTF8.GetBytes(candidate.Identity);
        using PooledBuffer buffer = new(8 * 1024);
        Span<byte> head = buffer.GetSpan(identity.Length + 2);
        head[0] = overwrite;
        identity.CopyTo(head.Slice(1));
        head[identity.Length + 1] = 0;
        buffer.Advance(identity.Length + 2);
        json.Reset(buffer);
        candidate.Write(json);
        json.Flush();
        ArraySegment<byte> values = buffer[new BufferSlice(0, buffer.Length)];
        return JournalKey.Read(hmac.ComputeHash(values.Array!, values.Offset, values.Count));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        hmac.Dispose();
        json.Dispose();
    }
}
