using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Import;

/// <summary>Notices one hardware hash under two serial numbers. Used on the posting thread only.</summary>
internal sealed class SameHash
{
    private readonly Dictionary<HashDigest, (int Row, string Identity)> seen = [];
    private int row;

    /// <summary>Counts the row and compares its hash with those before it.</summary>
    /// <param name="admission">The row after the rules.</param>
    /// <returns>A warning; null where the hash is new or belongs to the same serial number.</returns>
    public string? Warn(Admission<AutopilotDevice> admission)
    {
        row++;
        if (admission.Problem is not null)
        {
            return null;
        }

        if (!seen.TryGetValue(admission.Device.HashDigest, out (int Row, string Identity) first))
        {
            seen.Add(admission.Device.HashDigest, (row, admission.Device.Identity));
            return null;
        }

        return first.Identity == admission.Device.Identity ? null : Phrase.Of(Texts.HashOfAnotherSerial, first.Row);
    }
}
