namespace IntuneImportModule.Sandbox;

/// <summary>Everything random about the tenant comes from one seed, so that a failed run can be repeated. The access token does not.</summary>
/// <remarks>
/// SplitMix64: one addition is all that draws share, so that requests need no lock. A seeded <see cref="Random"/> makes a GUID byte by byte, which
/// cost an import more than storing its rows.
/// </remarks>
internal sealed class SandboxRandom(int seed)
{
    private long _state = seed;

    public Guid NewGuid()
    {
        ulong high = Next();
        ulong low = Next();

        // Version 4, variant 1: a reader that looks at these bits must see an ordinary random GUID.
        return new Guid(
            (uint)(high >> 32),
            (ushort)(high >> 16),
            (ushort)((high & 0x0FFF) | 0x4000),
            (byte)(((low >> 56) & 0x3F) | 0x80),
            (byte)(low >> 48),
            (byte)(low >> 40),
            (byte)(low >> 32),
            (byte)(low >> 24),
            (byte)(low >> 16),
            (byte)(low >> 8),
            (byte)low);
    }

    /// <summary>From 0 up to, but not including, 1.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    public void Shuffle<T>(IList<T> items)
    {
        for (int i = items.Count - 1; i > 0; i--)
        {
            int other = (int)(NextDouble() * (i + 1));
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    private ulong Next()
    {
        ulong mixed = (ulong)Interlocked.Add(ref _state, unchecked((long)0x9E3779B97F4A7C15));
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
