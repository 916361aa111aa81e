using System.Reflection;

namespace IntuneImportModule.Rows;

/// <summary>What the engine has and does not show. Another engine may not have it, so everything is asked for, nothing relied on.</summary>
internal static class HiddenProperty
{
    private const BindingFlags NotPublic = BindingFlags.Instance | BindingFlags.NonPublic;

    /// <summary>The type of a property; null where there is none.</summary>
    /// <param name="owner">Whose property.</param>
    /// <param name="name">Its name.</param>
    public static Type? TypeOf(Type owner, string name) => owner.GetProperty(name, NotPublic)?.PropertyType;

    /// <summary>Reads a property; null where there is none, or one of another type.</summary>
    /// <typeparam name="T">A function of the owner, and of the index where there is one.</typeparam>
    /// <param name="owner">Whose property.</param>
    /// <param name="name">Its name.</param>
    /// <param name="index">The types of an indexer's parameters.</param>
    public static T? Getter<T>(Type owner, string name, params Type[] index)
        where T : Delegate => owner.GetProperty(name, NotPublic, null, null, index, null)?.GetGetMethod(nonPublic: true) is { } getter
            ? (T?)Delegate.CreateDelegate(typeof(T), getter, throwOnBindFailure: false)
            : null;
}
