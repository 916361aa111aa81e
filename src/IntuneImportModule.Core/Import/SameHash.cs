using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Import;

/// <summary>Notices one hardware hash under two serial numbers. Used on the posting thread only.</summary>
internal sealed class SameHash
{
    private readonly IdentitySet hashes = new();

    // By row, to compare serial numbers without keeping them.
    private readonly List<ulong> serials = [];

    /// <summary>Compares the next row's hash with those before it.</summary>
    /// <param name="admission">The row after the rules.</param>
    /// <param name="row">1-based place of the row in the input.</param>
    /// <returns>A warning; null where the hash is new or belongs to the same serial number.</returns>
    public string? Warn(Admission<AutopilotDevice> admission, int row)
    {
        ulong serial = admission.Problem is null ? admission.Device.Digest.High : 0;
        serials.Add(serial);
        int first = admission.Problem is null ? hashes.Add(admission.Device.HashDigest, row) : 0;
        return first == 0 || serials[first - 1] == serial ? null : Phrase.Of(Texts.HashOfAnotherSerial, first);
    }
}
