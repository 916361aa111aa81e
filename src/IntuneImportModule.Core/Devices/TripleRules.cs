namespace IntuneImportModule.Core.Devices;

/// <summary>The rules for an identifier of manufacturer, model and serial number. It is sent comma-separated.</summary>
internal static class TripleRules
{
    private static readonly Column[] Columns = [Column.Manufacturer, Column.Model, Column.SerialNumber];

    /// <summary>Applies the rules to a row whose type is manufacturerModelSerial.</summary>
    /// <param name="identity">The identity so far.</param>
    /// <param name="row">The row.</param>
    public static Admission<DeviceIdentity> Admit(DeviceIdentity identity, DeviceRow row)
    {
        string[] texts = row[Column.ImportedDeviceIdentifier] is { } whole
            ? whole.Split(whole.IndexOf(',') >= 0 ? ',' : ';')
            : [.. Columns.Select(column => row[column] ?? string.Empty)];
        if (texts.Length != Columns.Length || texts.Any(string.IsNullOrWhiteSpace))
        {
            return Refused(identity, nameof(Texts.TripleMalformed));
        }

        IdentifierPart[] parts = [.. texts.Select(text => IdentifierPart.Of(text))];
        int empty = Array.FindIndex(parts, part => part.Text.Length == 0);
        if (empty >= 0)
        {
            return Refused(identity, nameof(Texts.IdentifierEmptied), ColumnNames.Of(Columns[empty])[0]);
        }

        List<string?> warnings = [.. parts.Select((part, i) => part.Warning(ColumnNames.Of(Columns[i])[0]))];
        if (GenericSerials.IsGeneric(parts[2].Text))
        {
            warnings.Add(Phrase.Of(Texts.SerialNumberGeneric, parts[2].Text));
        }

        return new Admission<DeviceIdentity>(
            identity with { Identifier = string.Join(",", parts.Select(part => part.Text)) }, null, Warnings.Join([.. warnings]));
    }

    private static Admission<DeviceIdentity> Refused(DeviceIdentity identity, string name, params object?[] values) =>
        Admission<DeviceIdentity>.Refused(identity, name, values);
}
