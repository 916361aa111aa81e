namespace IntuneImportModule.Sandbox;

/// <summary>Everything random about the tenant comes from one seed, so that a failed run can be repeated. The access token does not.</summary>
internal sealed class SandboxRandom(int seed)
{
    private readonly object _gate = new();
    private readonly Random _random = new(seed);

    public Guid NewGuid()
    {
        byte[] bytes = new byte[16];
        lock (_gate)
        {
            _random.NextBytes(bytes);
        }

        // Version 4, variant 1: a reader that looks at these bits must see an ordinary random GUID.
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes);
    }

    public double NextDouble()
    {
        lock (_gate)
        {
            return _random.NextDouble();
        }
    }

    public void Shuffle<T>(IList<T> items)
    {
        lock (_gate)
        {
            for (int i = items.Count - 1; i > 0; i--)
            {
                int other = _random.Next(i + 1);
                (items[i], items[other]) = (items[other], items[i]);
            }
        }
    }
}
