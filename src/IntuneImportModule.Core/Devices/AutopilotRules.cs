namespace IntuneImportModule.Core.Devices;

/// <summary>The rules that an Autopilot row must keep before it is sent.</summary>
internal static class AutopilotRules
{
    private static readonly Column[] SentColumns = [Column.SerialNumber, Column.ProductKey, Column.GroupTag, Column.AssignedUser];

    /// <summary>Applies the rules to a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="defaults">Values for every row.</param>
    /// <param name="hashes">Decodes the row's hash, and holds it until the next row is admitted.</param>
    public static Admission<AutopilotDevice> Admit(DeviceRow row, RowDefaults defaults, HashBuffer hashes)
    {
        AutopilotDevice device = new()
        {
            SerialNumber = row[Column.SerialNumber],
            ProductKey = row[Column.ProductKey],
            GroupTag = defaults.GroupTag ?? row[Column.GroupTag],
            AssignedUser = defaults.AssignedUser ?? row[Column.AssignedUser],
        };
        if (row.Refusal is { } refusal)
        {
            return new Admission<AutopilotDevice>(device, refusal, null);
        }

        if (row.Problem is { } unreadable)
        {
            return Refused(device, nameof(Texts.RowUnreadable), unreadable);
        }

        if (CellText.FindWrongEncoding(row, SentColumns) is { } column)
        {
            return Refused(device, nameof(Texts.WrongEncoding), column);
        }

        if (device.SerialNumber is null)
        {
            return Refused(device, nameof(Texts.SerialNumberMissing));
        }

        return row.Hash.IsEmpty ? Refused(device, nameof(Texts.HardwareHashMissing)) : AdmitHash(device, hashes.Decode(row.Hash, out ReadOnlyMemory<byte> hash), hash);
    }

    private static Admission<AutopilotDevice> AdmitHash(AutopilotDevice device, HashDecoding decoding, ReadOnlyMemory<byte> hash)
    {
        if (decoding.Problem is { } notBase64)
        {
            return Refused(device, nameof(Texts.HardwareHashNotBase64), notBase64);
        }

        HashVerdict verdict = HashCheck.Check(hash.Span);
        device = device with { Hash = hash, HashDigest = verdict.Digest };
        return new Admission<AutopilotDevice>(device, null, Warnings.Join(
            decoding.PaddingAdded ? Texts.HashPaddingAdded : null,
            verdict.Problem,
            verdict.SerialMatches(device.SerialNumber) == false ? Texts.HashSerialDiffers : null,
            GenericSerials.IsGeneric(device.SerialNumber) ? Phrase.Of(Texts.SerialNumberGeneric, device.SerialNumber) : null));
    }

    private static Admission<AutopilotDevice> Refused(AutopilotDevice device, string name, params object?[] values) =>
        Admission<AutopilotDevice>.Refused(device, name, values);
}
