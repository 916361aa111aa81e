using System.Management.Automation;

namespace IntuneImportModule.Rows;

/// <summary>The members that an object has of its own, as the engine keeps them. That list is not public, and its enumerator copies it thrice.</summary>
internal abstract class OwnMembers
{
    private const string List = "InstanceMembers";

    private OwnMembers()
    {
    }

    /// <summary>The way to the list in this engine; null where it has another one.</summary>
    public static OwnMembers? OfThisEngine() =>
        HiddenProperty.TypeOf(typeof(PSObject), List) is { IsClass: true } list
        && (OwnMembers)Activator.CreateInstance(typeof(Of<>).MakeGenericType(list))! is { IsThere: true } own
            ? own
            : null;

    /// <summary>True where this engine's list can be read.</summary>
    protected abstract bool IsThere { get; }

    /// <summary>Adds an object's own members to a list.</summary>
    /// <param name="row">The object.</param>
    /// <param name="found">The list.</param>
    public abstract void AddTo(PSObject row, List<PSMemberInfo> found);

    private sealed class Of<TList> : OwnMembers
        where TList : class
    {
        private readonly Func<PSObject, TList>? list = HiddenProperty.Getter<Func<PSObject, TList>>(typeof(PSObject), List);
        private readonly Func<TList, int>? count = HiddenProperty.Getter<Func<TList, int>>(typeof(TList), "Count");
        private readonly Func<TList, int, PSMemberInfo>? item = HiddenProperty.Getter<Func<TList, int, PSMemberInfo>>(typeof(TList), "Item", typeof(int));

        /// <inheritdoc/>
        protected override bool IsThere => list is not null && count is not null && item is not null;

        /// <inheritdoc/>
        public override void AddTo(PSObject row, List<PSMemberInfo> found)
        {
            TList own = list!(row);
            int length = count!(own);
            for (int i = 0; i < length; i++)
            {
                found.Add(item!(own, i));
            }
        }
    }
}
