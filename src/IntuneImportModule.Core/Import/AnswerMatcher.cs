namespace IntuneImportModule.Core.Import;

/// <summary>Pairs the rows that were sent with the records that came back.</summary>
internal static class AnswerMatcher
{
    /// <summary>
    /// Pairs by identity; by position only where as many records as rows came back and exactly the rest is unmatched on both sides.
    /// </summary>
    /// <typeparam name="T">The kind of record.</typeparam>
    /// <param name="rows">The identities that were sent, in order, each once.</param>
    /// <param name="records">What came back, in any order; doubles and strangers are ignored.</param>
    /// <param name="identityOf">The identity of a record; null where it has none.</param>
    /// <returns>For each row its record; null where none came.</returns>
    public static T?[] Match<T>(IReadOnlyList<string> rows, IReadOnlyList<T?> records, Func<T, string?> identityOf)
        where T : class
    {
        T?[] matched = new T?[rows.Count];
        bool[] used = new bool[records.Count];
        Dictionary<string, int> places = new(rows.Count, StringComparer.Ordinal);
        for (int i = 0; i < rows.Count; i++)
        {
            places[rows[i]] = i;
        }

        bool hasDoubles = false;
        for (int i = 0; i < records.Count; i++)
        {
            if (records[i] is { } record && identityOf(record) is { } identity && places.TryGetValue(identity, out int row))
            {
                hasDoubles |= matched[row] is not null;
                used[i] = matched[row] is null;
                matched[row] ??= record;
            }
        }

        // A double is another row's record, whatever its place.
        if (!hasDoubles)
        {
            MatchByPosition(records, matched, used);
        }

        return matched;
    }

    private static void MatchByPosition<T>(IReadOnlyList<T?> records, T?[] matched, bool[] used)
        where T : class
    {
        if (records.Count != matched.Length)
        {
            return;
        }

        for (int i = 0; i < matched.Length; i++)
        {
            if (matched[i] is null == used[i] || (matched[i] is null && records[i] is null))
            {
                return;
            }
        }

        for (int i = 0; i < matched.Length; i++)
        {
            matched[i] ??= records[i];
        }
    }
}
