namespace IntuneImportModule.Core.Import;

/// <summary>
/// Holds the callers' own objects weakly, to be named in errors. Thousands of rows are under way at once, and keeping what they were made of
/// alive would cost more than all else that a run keeps.
/// </summary>
/// <remarks>
/// Weak references cost time as well: in every collection, and a little with each row. So they go round; and where the objects turn out to
/// be gone, as those of a pipeline from a file are at the next collection, only one in sixteen is held, to see whether that is still so.
/// </remarks>
internal sealed class CallerObjects
{
    private const int OneIn = 16;
    private const int Sure = 64;
    private const int MostSure = 128;

    // At any collection a few objects are just being passed on, and are there after it although nobody keeps them.
    private const int Surviving = 8;

    private readonly Stack<Held> spare = new();
    private int gone;
    private int offered;

    /// <summary>Holds an object.</summary>
    /// <param name="target">The object.</param>
    /// <returns>What it is held by; null where it is not.</returns>
    public Held? Hold(object target)
    {
        if (gone >= Sure && ++offered % OneIn != 0)
        {
            return null;
        }

        Held held = spare.Count > 0 ? spare.Pop() : new Held();
        held.Target = target;
        held.Collections = GC.CollectionCount(0);
        return held;
    }

    /// <summary>Lets go of an object.</summary>
    /// <param name="held">What it is held by; it goes to another one.</param>
    /// <returns>The object; null if it is gone.</returns>
    public object? Release(Held held)
    {
        object? target = held.Target;
        if (target is null)
        {
            gone = Math.Min(gone + 1, MostSure);
        }
        else if (held.Collections != GC.CollectionCount(0))
        {
            gone = Math.Max(gone - Surviving, 0);
        }

        spare.Push(held);
        return target;
    }

    /// <summary>By what an object is held.</summary>
    public sealed class Held() : WeakReference(null)
    {
        /// <summary>Collections until it was.</summary>
        public int Collections { get; set; }
    }
}
