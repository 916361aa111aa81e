using System.Collections.Specialized;
using System.Management.Automation;

namespace IntuneImportModule.Rows;

/// <summary>
/// The members that an object has of its own, as the engine keeps them: in a list that is not public, which keeps them in a dictionary. The
/// list's own enumerator copies it thrice, and its indexer locks it for every member.
/// </summary>
internal static class OwnMembers
{
    private const string ListName = "InstanceMembers";

    private static readonly Func<PSObject, object>? List = HiddenProperty.Getter<Func<PSObject, object>>(typeof(PSObject), ListName);
    private static readonly Func<object, OrderedDictionary?>? Dictionary =
        HiddenProperty.TypeOf(typeof(PSObject), ListName) is { } list ? HiddenField.Reader<OrderedDictionary>(list) : null;

    /// <summary>True where this engine keeps them like that.</summary>
    public static bool AreKnown => List is not null && Dictionary is not null;

    /// <summary>Adds an object's own members to a list, where they <see cref="AreKnown"/>; none of an object that never had any.</summary>
    /// <param name="row">The object.</param>
    /// <param name="found">The list.</param>
    public static void AddTo(PSObject row, List<object> found)
    {
        if (Dictionary!(List!(row)) is not { } own)
        {
            return;
        }

        // As the engine does: the object may be another runspace's as well.
        lock (own)
        {
            for (int i = 0; i < own.Count; i++)
            {
                found.Add(own[i]!);
            }
        }
    }
}
