using System.Management.Automation;
using System.Reflection;

namespace IntuneImportModule.Rows;

/// <summary>The members that an object has of its own, as the engine keeps them. That list is not public, and its enumerator copies it thrice.</summary>
internal abstract class OwnMembers
{
    private const BindingFlags NotPublic = BindingFlags.Instance | BindingFlags.NonPublic;

    private OwnMembers()
    {
    }

    /// <summary>The way to the list in this engine; null where it has another one.</summary>
    public static OwnMembers? OfThisEngine()
    {
        MethodInfo? list = typeof(PSObject).GetProperty("InstanceMembers", NotPublic)?.GetGetMethod(nonPublic: true);
        MethodInfo? count = list?.ReturnType.GetProperty("Count", NotPublic, null, typeof(int), [], null)?.GetGetMethod(nonPublic: true);
        MethodInfo? item = list?.ReturnType.GetProperty("Item", NotPublic, null, typeof(PSMemberInfo), [typeof(int)], null)?.GetGetMethod(nonPublic: true);
        return count is null || item is null
            ? null
            : (OwnMembers)Activator.CreateInstance(typeof(Of<>).MakeGenericType(list!.ReturnType), list, count, item)!;
    }

    /// <summary>Adds an object's own members to a list.</summary>
    /// <param name="row">The object.</param>
    /// <param name="found">The list.</param>
    public abstract void AddTo(PSObject row, List<PSMemberInfo> found);

    private sealed class Of<TList>(MethodInfo list, MethodInfo count, MethodInfo item) : OwnMembers
        where TList : class
    {
        private readonly Func<PSObject, TList> list = To<Func<PSObject, TList>>(list);
        private readonly Func<TList, int> count = To<Func<TList, int>>(count);
        private readonly Func<TList, int, PSMemberInfo> item = To<Func<TList, int, PSMemberInfo>>(item);

        /// <inheritdoc/>
        public override void AddTo(PSObject row, List<PSMemberInfo> found)
        {
            TList own = list(row);
            int length = count(own);
            for (int i = 0; i < length; i++)
            {
                found.Add(item(own, i));
            }
        }

        private static T To<T>(MethodInfo getter)
            where T : Delegate => (T)Delegate.CreateDelegate(typeof(T), getter);
    }
}
