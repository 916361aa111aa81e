using System.Security.Cryptography;

namespace IntuneImportModule.Core.Devices;

/// <summary>SHA-256 of a span, without an allocation per call where the framework offers that.</summary>
internal static class HashSha256
{
    /// <summary>The length of a SHA-256 value in bytes.</summary>
    public const int Length = 32;

#if NET
    /// <summary>Computes the SHA-256 of the data.</summary>
    public static void Compute(ReadOnlySpan<byte> data, Span<byte> destination) => SHA256.HashData(data, destination);
#else
    // Creating one costs more than hashing 3000 bytes with it. This class is also allowed where FIPS mode is enforced.
    [ThreadStatic]
    private static SHA256CryptoServiceProvider? algorithm;

    /// <summary>Computes the SHA-256 of the data.</summary>
    public static void Compute(ReadOnlySpan<byte> data, Span<byte> destination)
    {
        algorithm ??= new SHA256CryptoServiceProvider();
        byte[] copy = System.Buffers.ArrayPool<byte>.Shared.Rent(data.Length);
        data.CopyTo(copy);
        algorithm.ComputeHash(copy, 0, data.Length).CopyTo(destination);
        System.Buffers.ArrayPool<byte>.Shared.Return(copy, clearArray: true);
    }
#endif
}
