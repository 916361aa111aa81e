using System.Runtime.CompilerServices;
using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Core.Tests.Import;

// Mono's collector looks at the stack by guess, and keeps more than is there.
[Trait("NotOn", "Mono")]
[Collection(HeapTests.Name)]
public sealed class CallerObjectsTests
{
    private const int Rows = 320;
    private readonly CallerObjects _objects = new();

    [Fact]
    public void What_its_caller_keeps_is_found_again()
    {
        for (int round = 0; round < 5; round++)
        {
            object[] kept = [.. Enumerable.Range(0, Rows).Select(i => (object)new int[1])];
            CallerObjects.Held?[] held = [.. kept.Select(_objects.Hold)];
            GC.Collect();
            Assert.Equal(kept, held.Select(one => _objects.Release(one!)));
        }
    }

    [Fact]
    public void Where_nobody_keeps_them_few_are_held_until_somebody_does()
    {
        Assert.Equal(Rows, Pass());
        GC.Collect();
        Assert.Equal(Rows / 16, Pass());

        // A few of these are found again, which is enough to hold all that follow.
        HoldKept();
        Assert.Equal(Rows, Pass());
    }

    // A row that is settled before the next collection says nothing of its caller.
    [Fact]
    public void What_no_collection_has_seen_does_not_count()
    {
        Assert.Equal(Rows, Pass());
        object kept = new();
        for (int i = 0; i < 10 * Rows; i++)
        {
            if (_objects.Hold(kept) is { } held)
            {
                Assert.Same(kept, _objects.Release(held));
            }
        }

        Assert.InRange(Pass(), Rows / 16, Rows / 16 + 1);
    }

    private void HoldKept()
    {
        object[] kept = [.. Enumerable.Range(0, Rows).Select(i => (object)new int[1])];
        CallerObjects.Held?[] held = [.. kept.Select(_objects.Hold)];
        GC.Collect();
        foreach (CallerObjects.Held one in held.OfType<CallerObjects.Held>())
        {
            Assert.NotNull(_objects.Release(one));
        }

        GC.KeepAlive(kept);
    }

    // How many of a number of objects were held; all of them are gone when they are let go of.
    private int Pass()
    {
        CallerObjects.Held[] held = HoldNew();
        GC.Collect();
        Assert.All(held, one => Assert.Null(_objects.Release(one)));
        return held.Length;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private CallerObjects.Held[] HoldNew() => [.. Enumerable.Range(0, Rows).Select(_ => _objects.Hold(new int[1])).OfType<CallerObjects.Held>()];
}
