namespace IntuneImportModule.Core.Devices;

/// <summary>The one table of names under which a value may arrive: as a CSV header, a property or a hashtable key.</summary>
/// <remarks>
/// Letter case, blanks, hyphens and underscores do not count. Where a row holds several names of one column,
/// the first one in the table whose cell is not empty wins; so an empty "Group Tag" does not hide a filled "OrderID".
/// </remarks>
public static class ColumnNames
{
    private static readonly (Column Column, string[] Names)[] Table =
    [
        (Column.SerialNumber, ["SerialNumber", "Device Serial Number", "Serial"]),
        (Column.HardwareHash, ["HardwareHash", "Hardware Hash", "HardwareIdentifier", "DeviceHardwareData"]),
        (Column.ProductKey, ["ProductKey", "Windows Product ID", "ProductKeyId", "PKID"]),
        (Column.GroupTag, ["GroupTag", "Group Tag", "OrderID", "OrderIdentifier"]),
        (Column.AssignedUser,
            ["AssignedUser", "Assigned User", "AssignedUserPrincipalName", "UserPrincipalName"]),
        (Column.ImportedDeviceIdentifier, ["ImportedDeviceIdentifier", "DeviceIdentifier", "Identifier"]),
        (Column.ImportedDeviceIdentityType,
            ["ImportedDeviceIdentityType", "DeviceIdentityType", "IdentityType", "IdentifierType"]),
        (Column.Imei, ["Imei", "IMEI Number", "MEID"]),
        (Column.Manufacturer, ["Manufacturer", "Manufacturer name", "Device Manufacturer"]),
        (Column.Model, ["Model", "Device model"]),
        (Column.Description, ["Description", "Details"]),
        (Column.Platform, ["Platform"]),
        (Column.Id, ["Id"]),
        (Column.DeviceRegistrationId, ["DeviceRegistrationId"]),
        (Column.ImportId, ["ImportId"]),
        (Column.DisplayName, ["DisplayName"]),
    ];

    private static readonly Dictionary<string, ColumnName> ByName = BuildIndex();

    /// <summary>The number of columns, for arrays indexed by <see cref="Column"/>.</summary>
    internal static int Count { get; } = Table.Length;

    /// <summary>The names that a column is known by, the preferred one first.</summary>
    /// <param name="column">The column.</param>
    public static IReadOnlyList<string> Of(Column column) => Table[(int)column].Names;

    /// <summary>Finds the column that a header or property name means.</summary>
    /// <param name="name">The name as it was written.</param>
    /// <param name="found">The column and the rank of this name among the column's names.</param>
    public static bool TryFind(string name, out ColumnName found) => ByName.TryGetValue(Letters.Of(name), out found);

    private static Dictionary<string, ColumnName> BuildIndex()
    {
        Dictionary<string, ColumnName> index = new(StringComparer.Ordinal);
        foreach ((Column column, string[] names) in Table)
        {
            for (int rank = 0; rank < names.Length; rank++)
            {
                // Two spellings may normalise to one name; the better rank stays.
                string name = Letters.Of(names[rank]);
                if (!index.ContainsKey(name))
                {
                    index.Add(name, new ColumnName(column, rank));
                }
            }
        }

        return index;
    }
}
