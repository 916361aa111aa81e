using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Reflection;

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
    private static readonly Func<PSObject, PSMemberInfoCollection<PSMemberInfo>>? OwnMembers =
        Getter<PSMemberInfoCollection<PSMemberInfo>>("InstanceMembers");

    private static readonly Func<PSObject, Collection<string>>? TypeNames = Getter<Collection<string>>("InternalTypeNames");

    private string[] lastType = [];
    private bool lastIsPlain;

    /// <summary>True where this engine lets objects be read fast.</summary>
    internal static bool IsFast => OwnMembers is not null && TypeNames is not null;

    /// <summary>The properties of an object, among other members perhaps.</summary>
    /// <param name="row">The object.</param>
    public IEnumerable<PSMemberInfo> Of(PSObject row) =>
        IsFast && row.BaseObject is PSCustomObject && HasOnlyItsOwn(row) ? OwnMembers!(row) : row.Properties;

    // The type table adds properties by type name, so rows of the same type names have the same ones added.
    private bool HasOnlyItsOwn(PSObject row)
    {
        Collection<string> type = TypeNames!(row);
        if (!IsLastType(type))
        {
            PSMemberInfoCollection<PSMemberInfo> own = OwnMembers!(row);
            lastIsPlain = row.Properties.All(property => own[property.Name] is not null);
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

    private static Func<PSObject, T>? Getter<T>(string name)
        where T : class
    {
        MethodInfo? getter = typeof(PSObject).GetProperty(name, BindingFlags.Instance | BindingFlags.NonPublic)?.GetGetMethod(nonPublic: true);
        return getter is not null && typeof(T).IsAssignableFrom(getter.ReturnType)
            ? (Func<PSObject, T>)Delegate.CreateDelegate(typeof(Func<PSObject, T>), getter)
            : null;
    }
}
