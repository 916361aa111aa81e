namespace IntuneImportModule.Core.Devices;

/// <summary>Looks at the decoded hash of a row to be imported. For a sound hash that costs one SHA-256 and no allocation.</summary>
/// <remarks>The layout is unofficial, so nothing here may refuse a row; every finding is for a warning. No input makes it throw.</remarks>
internal static class HashCheck
{
    private static readonly byte[] Zeros = new byte[HashLayout.Length];

    /// <summary>Checks header, blocks, checksum, and that the device is named.</summary>
    /// <param name="hash">The decoded hash.</param>
    public static HashVerdict Check(ReadOnlySpan<byte> hash)
    {
        ReadOnlySpan<byte> serialNumber = default;
        ReadOnlySpan<byte> manufacturer = default;
        ReadOnlySpan<byte> model = default;
        string? problem = HashLayout.ReadHeader(hash, out int end);
        if (problem is null)
        {
            HashBlocks blocks = new(hash, end);
            while (blocks.MoveNext())
            {
                switch ((HashBlockType)blocks.Type)
                {
                    case HashBlockType.SerialNumber when serialNumber.IsEmpty: serialNumber = blocks.Data; break;
                    case HashBlockType.Manufacturer when manufacturer.IsEmpty: manufacturer = blocks.Data; break;
                    case HashBlockType.Model when model.IsEmpty: model = blocks.Data; break;
                }
            }

            problem = blocks.Problem;
        }

        if (problem is not null)
        {
            return new HashVerdict(Digest128.Of(hash), problem);
        }

        bool? checksumValid = VerifyChecksum(hash, end, out Digest128 digest);
        problem = Judge(hash.Length, checksumValid) ?? FindMissing(serialNumber, manufacturer, model);
        return new HashVerdict(checksumValid, digest, problem, serialNumber, manufacturer);
    }

    private static bool? VerifyChecksum(ReadOnlySpan<byte> hash, int end, out Digest128 digest)
    {
        ReadOnlySpan<byte> stored = HashLayout.FindChecksum(hash, end, out ReadOnlySpan<byte> rest);
        if (stored.IsEmpty)
        {
            digest = Digest128.Of(hash);
            return null;
        }

        Span<byte> computed = stackalloc byte[HashSha256.Length];
        HashSha256.Compute(hash.Slice(0, end), computed);
        bool valid = stored.SequenceEqual(computed);

        // Everything behind the blocks of a sound hash follows from the blocks, so their SHA-256 stands for the whole.
        bool isSound = valid && hash.Length == HashLayout.Length && rest.SequenceEqual(Zeros.AsSpan(0, rest.Length));
        digest = isSound ? Digest128.FromSha256(computed) : Digest128.Of(hash);
        return valid;
    }

    private static string? Judge(int length, bool? checksumValid) => checksumValid switch
    {
        false => "The hash is damaged: its checksum does not fit its data.",
        null => "The hash was cut off or altered: it has no checksum.",
        _ => length == HashLayout.Length ? null : $"The hash has {length} bytes instead of {HashLayout.Length}.",
    };

    private static string? FindMissing(ReadOnlySpan<byte> serialNumber, ReadOnlySpan<byte> manufacturer, ReadOnlySpan<byte> model)
    {
        if (HashStrings.Trim(serialNumber).IsEmpty)
        {
            return "The hash holds no serial number.";
        }

        return HashStrings.Trim(manufacturer).IsEmpty || HashStrings.Trim(model).IsEmpty
            ? "The hash lacks the manufacturer or the model."
            : null;
    }
}
