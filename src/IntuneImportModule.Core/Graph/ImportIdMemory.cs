namespace IntuneImportModule.Core.Graph;

/// <summary>What a session has learned of how its service treats importId, which is not documented. The first answer tells.</summary>
internal sealed class ImportIdMemory
{
    private int kept;
    private int filterable;

    /// <summary>Whether records keep the importId they were sent with; null while unknown.</summary>
    public bool? IsKept => Read(ref kept);

    /// <summary>Whether records can be filtered by importId; null while unknown.</summary>
    public bool? CanFilter => Read(ref filterable);

    /// <summary>An answer showed whether the importId was kept. The first one counts.</summary>
    /// <param name="isKept">Whether it was.</param>
    public void LearnKept(bool isKept) => Learn(ref kept, isKept);

    /// <summary>An answer showed whether the filter works. The first one counts.</summary>
    /// <param name="works">Whether it does.</param>
    public void LearnFilter(bool works) => Learn(ref filterable, works);

    private static bool? Read(ref int state) => Volatile.Read(ref state) switch { 0 => null, int known => known > 0 };

    private static void Learn(ref int state, bool value) => Interlocked.CompareExchange(ref state, value ? 1 : -1, 0);
}
