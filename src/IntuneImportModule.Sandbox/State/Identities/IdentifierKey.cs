using System.Text;

namespace IntuneImportModule.Sandbox.State;

/// <summary>What makes two identifiers the same: letter case, the separator of the triple and white space around make no difference.</summary>
internal static class IdentifierKey
{
    /// <summary>
    /// Identifiers that differ in their last two characters only have these bits in common. A list has many of those, and
    /// <see cref="DeviceIdentityIndex"/> keeps them together; there are at most some thousands.
    /// </summary>
    public const uint SeriesMask = 0xFFC00000;

    private const int SeriesLength = 2;
    private const ulong FirstHash = 0xCBF29CE484222325;

    private static readonly byte[] s_folded = [.. Enumerable.Range(0, 256).Select(value => (byte)Folded((char)value))];

    /// <summary>Equal for identifiers that are the same, in this process.</summary>
    public static uint Hash(Utf8Text identifier)
    {
        ReadOnlySpan<byte> bytes = identifier.Span;
        if (bytes.IsAscii())
        {
            return HashAscii(bytes);
        }

        // White space beyond ASCII may be all that was not ASCII. What is left is never the same as an ASCII text.
        string key = Normalized(identifier);
        return key.Any(c => c >= 0x80) ? (uint)StringComparer.OrdinalIgnoreCase.GetHashCode(key) : HashAscii(Encoding.ASCII.GetBytes(key));
    }

    public static bool AreSame(Utf8Text one, Utf8Text other) =>
        one.Span.IsAscii() && other.Span.IsAscii()
            ? AreSameAscii(Trimmed(one.Span), Trimmed(other.Span))
            : StringComparer.OrdinalIgnoreCase.Equals(Normalized(one), Normalized(other));

    private static string Normalized(Utf8Text identifier) => identifier.ToString()!.Replace(';', ',').Trim();

    private static uint HashAscii(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> key = Trimmed(bytes);
        int stem = Math.Max(0, key.Length - SeriesLength);
        ulong ofStem = Continued(FirstHash, key.Slice(0, stem));
        ulong ofAll = Continued(ofStem, key.Slice(stem));
        return ((uint)Mixed(ofStem) & SeriesMask) | ((uint)Mixed(ofAll) & ~SeriesMask);
    }

    // FNV-1a.
    private static ulong Continued(ulong hash, ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            hash = (hash ^ s_folded[value]) * 0x100000001B3;
        }

        return hash;
    }

    // FNV leaves the end of the text in the lower bits only.
    private static ulong Mixed(ulong hash) => ((hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15) >> 32;

    private static bool AreSameAscii(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        if (one.Length != other.Length)
        {
            return false;
        }

        for (int i = 0; i < one.Length; i++)
        {
            if (s_folded[one[i]] != s_folded[other[i]])
            {
                return false;
            }
        }

        return true;
    }

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> bytes)
    {
        int start = 0;
        int end = bytes.Length;
        while (start < end && char.IsWhiteSpace((char)bytes[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace((char)bytes[end - 1]))
        {
            end--;
        }

        return bytes.Slice(start, end - start);
    }

    private static char Folded(char value) => value == ';' ? ',' : value < 0x80 ? char.ToUpperInvariant(value) : value;
}
