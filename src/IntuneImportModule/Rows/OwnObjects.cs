using System.Management.Automation;
using IntuneImportModule.Core.Csv;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Identities;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Core.Registrations;

namespace IntuneImportModule.Rows;

/// <summary>
/// The module's own objects as rows. They name a thing of one family, Autopilot or corporate identifiers; to take one for a thing of the
/// other, because some property is called alike, would change or remove what nobody meant.
/// </summary>
internal static class OwnObjects
{
    private const string Deserialised = "Deserialized.";

    private static readonly Dictionary<string, CsvKind> Families = new Type[][]
        {
            [typeof(AutopilotImportResult), typeof(AutopilotTestResult), typeof(AutopilotImportRemoval), typeof(AutopilotRegistration), typeof(AutopilotRegistrationChange)],
            [typeof(DeviceIdentityImportResult), typeof(DeviceIdentityTestResult), typeof(DeviceIdentityRemoval), typeof(ImportedDeviceIdentity)],
        }
        .SelectMany((types, family) => types.Select(type => (type.FullName, Family: (CsvKind)family)))
        .ToDictionary(one => one.FullName!, one => one.Family);

    /// <summary>The row, refused where its object belongs to the other family.</summary>
    /// <param name="row">The row.</param>
    /// <param name="item">The object that it was read from.</param>
    /// <param name="family">The family of the command.</param>
    public static DeviceRow Check(DeviceRow row, PSObject? item, CsvKind family)
    {
        string? name = NameOf(item);
        return name is not null && Families.TryGetValue(name, out CsvKind own) && own != family
            ? row.Refused(own == CsvKind.Autopilot
                ? Problem(nameof(Texts.AutopilotObject), Texts.AutopilotObject, name, Texts.AutopilotObjectRemedy)
                : Problem(nameof(Texts.DeviceIdentityObject), Texts.DeviceIdentityObject, name, Texts.DeviceIdentityObjectRemedy))
            : row;
    }

    /// <summary>The same for a row that is to be imported or tested; an Autopilot row needs a hash, which none of these objects carries.</summary>
    /// <param name="row">The row.</param>
    /// <param name="item">The object that it was read from.</param>
    /// <param name="family">The family of the command.</param>
    public static DeviceRow CheckForImport(DeviceRow row, PSObject? item, CsvKind family)
    {
        // A million CSV rows are not asked for their type names.
        bool mayBeOwn = item?.BaseObject is not PSCustomObject
            || (family == CsvKind.Autopilot ? row.Hash.IsEmpty : (row[Column.Id] ?? row[Column.GroupTag]) is not null);
        if (!mayBeOwn || NameOf(item) is not { } name)
        {
            return row;
        }

        bool lacksHash = family == CsvKind.Autopilot && row.Hash.IsEmpty
            && (name == typeof(HardwareHashInfo).FullName || (Families.TryGetValue(name, out CsvKind own) && own == family));
        return lacksHash
            ? row.Refused(Problem(nameof(Texts.HashNotCarried), Texts.HashNotCarried, name, Texts.HashNotCarriedRemedy))
            : Check(row, item, family);
    }

    /// <summary>True for an object of a type, or one that was of it before it went through a file or a job.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="source">The caller's own object; null for a named row.</param>
    public static bool Is<T>(object? source) => source is T || (source is PSObject item && NameOf(item) == typeof(T).FullName);

    // Objects that come back from a file or a job keep their type by name only.
    private static string? NameOf(PSObject? item)
    {
        string? name = item?.BaseObject switch
        {
            null or string or ValueType or System.Collections.IDictionary => null,
            PSCustomObject => item.TypeNames.FirstOrDefault() is { } first && first.StartsWith(Deserialised, StringComparison.Ordinal)
                ? first.Substring(Deserialised.Length)
                : null,
            { } value => value.GetType().FullName,
        };
        return name?.StartsWith(nameof(IntuneImportModule) + ".", StringComparison.Ordinal) == true ? name : null;
    }

    private static RowProblem Problem(string name, string text, string type, string remedy) =>
        new(name, Phrase.Of(text, type.Substring(type.LastIndexOf('.') + 1)), remedy);
}
