using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Identities;

/// <summary>Which identities a row may mean. A bare identifier does not say its type; asking for two costs nothing. Pure.</summary>
internal static class IdentityGuess
{
    /// <summary>The identities to look for, by the rules of the import.</summary>
    /// <param name="row">The row.</param>
    /// <param name="type">The type of rows that do not name theirs; null for none.</param>
    /// <returns>At least one identity, or why there is none.</returns>
    public static (IReadOnlyList<DeviceIdentity> Identities, RowProblem? Problem) Of(DeviceRow row, string? type)
    {
        bool isOpen = type is null && row[Column.ImportedDeviceIdentifier] is not null && row[Column.ImportedDeviceIdentityType] is null;
        IEnumerable<string?> types = isOpen
            ? [IdentityTypes.SerialNumber, IdentityTypes.Imei, IdentityTypes.ManufacturerModelSerial]
            : [row[Column.ImportedDeviceIdentityType] is null ? type : null];
        Admission<DeviceIdentity>[] admissions = [.. types.Select(one => DeviceIdentityRules.Admit(row, new RowDefaults { ImportedDeviceIdentityType = one }))];

        // Commas would be cut out of a serial number; where they make a triple, that is what is meant.
        DeviceIdentity[] admitted = [.. admissions.Where(a => a.Problem is null).Select(a => a.Device)];
        DeviceIdentity[] triples = [.. admitted.Where(identity => identity.Type == IdentityTypes.ManufacturerModelSerial)];
        return (isOpen && triples.Length > 0 ? triples : admitted, admitted.Length > 0 ? null : admissions[0].Problem);
    }
}
