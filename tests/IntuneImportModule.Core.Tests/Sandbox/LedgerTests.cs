using IntuneImportModule.Sandbox.State;

namespace IntuneImportModule.Core.Tests.Sandbox;

public sealed class LedgerTests
{
    private readonly Ledger<Registration> _ledger = new();

    [Fact]
    public void What_came_before_and_after_a_removal_in_bulk_is_found_by_id()
    {
        Registration[] early = Add(200);
        Array.ForEach(early[..150], _ledger.Remove);
        Registration[] late = Add(100);
        Assert.All(early[..150], entry => Assert.Null(_ledger.Find(entry.Id.ToString())));
        Assert.All([.. early[150..], .. late], entry => Assert.Same(entry, _ledger.Find(entry.Id.ToString("B"))));
        Assert.Equal([.. early[150..], .. late], _ledger.Entries);
    }

    [Fact]
    public void What_is_removed_twice_or_was_never_there_harms_nothing()
    {
        Registration[] entries = Add(2);
        _ledger.Remove(entries[0]);
        _ledger.Remove(entries[0]);
        _ledger.Remove(new Registration(Guid.NewGuid(), "stranger"));
        Assert.Same(entries[1], Assert.Single(_ledger.Entries));
        Assert.Null(_ledger.Find("no id"));
    }

    private Registration[] Add(int count)
    {
        Registration[] entries = [.. Enumerable.Range(0, count).Select(i => new Registration(Guid.NewGuid(), $"S{i}"))];
        Array.ForEach(entries, _ledger.Add);
        return entries;
    }
}
