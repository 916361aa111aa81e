namespace IntuneImportModule.Core.Devices;

/// <summary>What the cheap check of a decoded hash found. It lives no longer than the bytes that it looks at.</summary>
internal readonly ref struct HashVerdict
{
    private readonly ReadOnlySpan<byte> serialNumber;
    private readonly ReadOnlySpan<byte> manufacturer;

    /// <summary>A hash whose blocks could be walked.</summary>
    public HashVerdict(
        bool? checksumValid,
        Digest128 digest,
        string? problem,
        ReadOnlySpan<byte> serialNumber,
        ReadOnlySpan<byte> manufacturer)
    {
        IsStructureKnown = true;
        ChecksumValid = checksumValid;
        Digest = digest;
        Problem = problem;
        this.serialNumber = serialNumber;
        this.manufacturer = manufacturer;
    }

    /// <summary>Bytes that are no hash as far as is known.</summary>
    public HashVerdict(Digest128 digest, string problem)
    {
        IsStructureKnown = false;
        ChecksumValid = null;
        Digest = digest;
        Problem = problem;
        serialNumber = default;
        manufacturer = default;
    }

    /// <summary>True where header and blocks are as expected.</summary>
    public bool IsStructureKnown { get; }

    /// <summary>Whether the stored checksum fits the data; null where there is none or the structure is unknown.</summary>
    public bool? ChecksumValid { get; }

    /// <summary>Equal for equal hashes, and for no others that anybody will meet.</summary>
    public Digest128 Digest { get; }

    /// <summary>The first thing that looks wrong, as a warning; null when nothing does.</summary>
    public string? Problem { get; }

    /// <summary>The serial number inside the hash; null where there is none. Makes a string at each call.</summary>
    public string? ReadSerialNumber() => HashStrings.Utf8(serialNumber);

    /// <summary>The manufacturer inside the hash; null where there is none. Makes a string at each call.</summary>
    public string? ReadManufacturer() => HashStrings.Utf8(manufacturer);

    /// <summary>Whether a row's serial number is the one inside the hash, letter case and blanks around it ignored.</summary>
    /// <param name="expected">The row's serial number.</param>
    /// <returns>Null where the hash holds no serial number to compare with.</returns>
    public bool? SerialMatches(string? expected)
    {
        ReadOnlySpan<byte> actual = HashStrings.Trim(serialNumber);
        if (actual.IsEmpty)
        {
            return null;
        }

        ReadOnlySpan<char> wanted = expected.AsSpan().Trim();
        for (int i = 0; i < actual.Length; i++)
        {
            if (actual[i] >= 0x80)
            {
                return string.Equals(ReadSerialNumber(), wanted.ToString(), StringComparison.OrdinalIgnoreCase);
            }

            if (i >= wanted.Length || ToUpper((char)actual[i]) != ToUpper(wanted[i]))
            {
                return false;
            }
        }

        return actual.Length == wanted.Length;
    }

    private static char ToUpper(char c) => c is >= 'a' and <= 'z' ? (char)(c - 32) : c;
}
