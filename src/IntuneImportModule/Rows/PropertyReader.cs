using System.Collections.ObjectModel;
using System.Management.Automation;

namespace IntuneImportModule.Rows;

/// <summary>Lists the properties of pipeline objects. One instance serves one command.</summary>
/// <remarks>
/// <see cref="PSObject.Properties"/> asks the type table and the adapter anew for each object, which costs more than twice what Import-Csv needs
/// for the whole row. What Import-Csv, ConvertFrom-Json and [pscustomobject] make has all its properties as members of its own, and the
/// engine has a list of these, though not in public. Where that list cannot be had, or is not all there is, the public one is used:
/// the same properties, only slower.
/// </remarks>
internal sealed class PropertyReader
{
    private static readonly Func<PSObject, Collection<string>>? TypeNames =
        HiddenProperty.Getter<Func<PSObject, Collection<string>>>(typeof(PSObject), "InternalTypeNames");

    // Empty until somebody asks an object for its type names, or gives it others; so it is empty in nearly every row.
    private static readonly Func<object, object?>? AskedNames = HiddenField.Reader<object>(typeof(PSObject), "_typeNames");

    // Of objects: into an array of anything else the runtime writes nothing without looking at its type.
    private readonly List<object> found = [];
    private string[] lastType = [];
    private bool lastIsPlain;
    private bool? ordinaryIsPlain;

    /// <summary>True where this engine lets objects be read fast.</summary>
    internal static bool IsFast => OwnMembers.AreKnown && TypeNames is not null;

    /// <summary>The properties of an object, among other members perhaps.</summary>
    /// <param name="row">The object.</param>
    /// <returns>A list that is good until the next object.</returns>
    public List<object> Of(PSObject row)
    {
        found.Clear();
        if (IsFast && row.BaseObject is PSCustomObject)
        {
            OwnMembers.AddTo(row, found);
            if (found.Count > 0 && IsAll(row))
            {
                return found;
            }

            found.Clear();
        }

        found.AddRange(row.Properties);
        return found;
    }

    // The type table adds properties by type name, so rows of the same type names have the same ones added.
    private bool IsAll(PSObject row)
    {
        // An object without names of its own has those of every such object; one around another object has that one's.
        if (row.ImmediateBaseObject is PSCustomObject && AskedNames is not null && AskedNames(row) is null)
        {
            return ordinaryIsPlain ??= !new PSObject().Properties.Any();
        }

        Collection<string> type = TypeNames!(row);
        if (!IsLastType(type))
        {
            HashSet<string> own = new(found.Select(member => ((PSMemberInfo)member).Name), StringComparer.OrdinalIgnoreCase);
            lastIsPlain = row.Properties.All(property => own.Contains(property.Name));
            lastType = [.. type];
        }

        return lastIsPlain;
    }

    private bool IsLastType(Collection<string> type)
    {
        if (type.Count != lastType.Length)
        {
            return false;
        }

        for (int i = 0; i < lastType.Length; i++)
        {
            if (!string.Equals(type[i], lastType[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
