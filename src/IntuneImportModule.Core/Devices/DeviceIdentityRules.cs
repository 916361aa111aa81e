namespace IntuneImportModule.Core.Devices;

/// <summary>The rules that a corporate identifier must keep before it is sent.</summary>
internal static class DeviceIdentityRules
{
    /// <summary>The longest description that Intune takes, in characters.</summary>
    public const int LongestDescription = 128;

    private static readonly Column[] SentColumns =
    [
        Column.ImportedDeviceIdentifier, Column.Imei, Column.SerialNumber, Column.Manufacturer, Column.Model, Column.Description,
    ];

    /// <summary>Applies the rules to a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="defaults">Values for every row.</param>
    public static Admission<DeviceIdentity> Admit(DeviceRow row, RowDefaults defaults)
    {
        DeviceIdentity identity = new()
        {
            Identifier = row[Column.ImportedDeviceIdentifier] ?? row[Column.Imei] ?? row[Column.SerialNumber],
            Type = defaults.ImportedDeviceIdentityType ?? row[Column.ImportedDeviceIdentityType],
            Description = defaults.Description ?? row[Column.Description],
            Platform = defaults.Platform ?? row[Column.Platform],
        };
        if (row.Refusal is { } refusal)
        {
            return new Admission<DeviceIdentity>(identity, refusal, null);
        }

        if (row.Problem is { } unreadable)
        {
            return Refused(identity, nameof(Texts.RowUnreadable), unreadable);
        }

        if (CellText.FindWrongEncoding(row, SentColumns) is { } column)
        {
            return Refused(identity, nameof(Texts.WrongEncoding), column);
        }

        if (identity.Description is { Length: > LongestDescription } tooLong)
        {
            return Refused(identity, nameof(Texts.DescriptionTooLong), tooLong.Length);
        }

        string? platform = identity.Platform is { } written ? Platforms.Find(written) : null;
        if (identity.Platform is not null && platform is null)
        {
            return Refused(identity, nameof(Texts.PlatformUnknown), identity.Platform);
        }

        Admission<DeviceIdentity> admission = AdmitType(identity with { Platform = platform }, row);
        return row.Hash.IsEmpty ? admission : admission with { Warning = Warnings.Join(admission.Warning, Texts.HashNotSent) };
    }

    private static Admission<DeviceIdentity> AdmitType(DeviceIdentity identity, DeviceRow row)
    {
        string? type = identity.Type is null ? IdentityShape.TypeOf(row) : IdentityTypes.Find(identity.Type);
        if (type is null)
        {
            return identity.Type is not null
                ? Refused(identity, nameof(Texts.IdentityTypeUnknown), identity.Type)
                : Refused(identity, IdentityShape.ProblemOf(row));
        }

        identity = identity with { Type = type };
        return type switch
        {
            IdentityTypes.Imei => AdmitImei(identity, row),
            IdentityTypes.SerialNumber => AdmitSerialNumber(identity, row),
            _ => TripleRules.Admit(identity, row),
        };
    }

    private static Admission<DeviceIdentity> AdmitImei(DeviceIdentity identity, DeviceRow row)
    {
        string? text = row[Column.ImportedDeviceIdentifier] ?? row[Column.Imei];
        if (text is null)
        {
            return Refused(identity, nameof(Texts.ImeiMissing));
        }

        ImeiVerdict verdict = ImeiCheck.Check(text);
        return verdict.Imei is null
            ? Refused(identity with { Identifier = text }, nameof(Texts.ImeiInvalid), verdict.Problem)
            : new Admission<DeviceIdentity>(identity with { Identifier = verdict.Imei }, null, verdict.Warning);
    }

    private static Admission<DeviceIdentity> AdmitSerialNumber(DeviceIdentity identity, DeviceRow row)
    {
        string? text = row[Column.ImportedDeviceIdentifier] ?? row[Column.SerialNumber];
        if (text is null)
        {
            return Refused(identity, nameof(Texts.SerialNumberMissing));
        }

        IdentifierPart serial = IdentifierPart.Of(text);
        if (serial.Text.Length == 0)
        {
            return Refused(identity, nameof(Texts.IdentifierEmptied), ColumnNames.Of(Column.SerialNumber)[0]);
        }

        bool isPartOfTriple = row[Column.ImportedDeviceIdentifier] is null && row[Column.Manufacturer] is null != row[Column.Model] is null;
        return new Admission<DeviceIdentity>(identity with { Identifier = serial.Text }, null, Warnings.Join(
            serial.Warning(ColumnNames.Of(Column.SerialNumber)[0]),
            isPartOfTriple ? Texts.TripleIncomplete : null,
            GenericSerials.IsGeneric(serial.Text) ? Phrase.Of(Texts.SerialNumberGeneric, serial.Text) : null));
    }

    private static Admission<DeviceIdentity> Refused(DeviceIdentity identity, string name, params object?[] values) =>
        Admission<DeviceIdentity>.Refused(identity, name, values);
}
