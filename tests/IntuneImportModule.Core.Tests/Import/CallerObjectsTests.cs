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
            Assert.Equal(Rows, HoldKept());
        }
    }

    [Fact]
    public void Where_nobody_keeps_them_few_are_held_until_somebody_does()
    {
        Assert.Equal(Rows, Pass());
        Assert.Equal(Rows / 16, Pass());

        // A few of these are found again, which is enough to hold all that follow.
        Assert.Equal(Rows / 16, HoldKept());
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

    // How many of a number of objects were held; these are found again, for their caller keeps all.
    private int HoldKept()
    {
        object[] kept = [.. Enumerable.Range(0, Rows).Select(i => (object)new int[1])];
        (object Object, CallerObjects.Held? By)[] held = [.. kept.Select(one => (one, _objects.Hold(one)))];
        GC.Collect();
        (object Object, CallerObjects.Held? By)[] found = [.. held.Where(one => one.By is not null)];
        Assert.All(found, one => Assert.Same(one.Object, _objects.Release(one.By!)));
        return found.Length;
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
