using System.Collections.Concurrent;

namespace IntuneImportModule.Core.Tests;

/// <summary>What newer frameworks have for collections, as the shared tests call it.</summary>
internal static class Collections472
{
    public static IOrderedEnumerable<T> Order<T>(this IEnumerable<T> items) => items.OrderBy(item => item);

    public static IOrderedEnumerable<T> Order<T>(this IEnumerable<T> items, IComparer<T> comparer) => items.OrderBy(item => item, comparer);

    // Beside this one the compiler would take the one of spans, which reverses in place.
    public static IEnumerable<T> Reverse<T>(this T[] items) => Enumerable.Reverse(items);

    public static IEnumerable<T[]> Chunk<T>(this IEnumerable<T> items, int size) =>
        items.Select((item, at) => (item, at)).GroupBy(pair => pair.at / size, pair => pair.item).Select(chunk => chunk.ToArray());

    public static TValue? GetValueOrDefault<TKey, TValue>(this IReadOnlyDictionary<TKey, TValue> items, TKey key) =>
        items.TryGetValue(key, out TValue? value) ? value : default;

    public static bool TryAdd<TKey, TValue>(this Dictionary<TKey, TValue> items, TKey key, TValue value)
    {
        bool isNew = !items.ContainsKey(key);
        if (isNew)
        {
            items.Add(key, value);
        }

        return isNew;
    }

    public static void Deconstruct<TKey, TValue>(this KeyValuePair<TKey, TValue> pair, out TKey key, out TValue value) =>
        (key, value) = (pair.Key, pair.Value);

    public static void Clear<T>(this ConcurrentQueue<T> queue)
    {
        while (queue.TryDequeue(out _))
        {
        }
    }

    extension(System.Net.Http.Headers.HttpResponseHeaders headers)
    {
        public IEnumerable<KeyValuePair<string, IEnumerable<string>>> NonValidated => headers;
    }

    extension(Enum)
    {
        public static T[] GetValues<T>() where T : struct, Enum => (T[])Enum.GetValues(typeof(T));
    }
}

internal static class KeyValuePair
{
    public static KeyValuePair<TKey, TValue> Create<TKey, TValue>(TKey key, TValue value) => new(key, value);
}
