using IntuneImportModule.Sandbox.State;

namespace IntuneImportModule.Core.Tests.Sandbox;

public sealed class LedgerTests
{
    private readonly Ledger<DeviceIdentity> _ledger = new();

    [Fact]
    public void What_came_before_and_after_a_removal_in_bulk_is_found_by_id()
    {
        DeviceIdentity[] early = Add(200);
        Array.ForEach(early[..150], _ledger.Remove);
        DeviceIdentity[] late = Add(100);
        Assert.All(early[..150], entry => Assert.Null(_ledger.Find(entry.Id.ToString())));
        Assert.All([.. early[150..], .. late], entry => Assert.Same(entry, _ledger.Find(entry.Id.ToString("B"))));
        Assert.Equal([.. early[150..], .. late], _ledger.Entries);
    }

    [Fact]
    public void What_is_removed_twice_or_was_never_there_harms_nothing()
    {
        DeviceIdentity[] entries = Add(2);
        _ledger.Remove(entries[0]);
        _ledger.Remove(entries[0]);
        _ledger.Remove(new DeviceIdentity(Guid.NewGuid(), "stranger", "serialNumber"));
        Assert.Same(entries[1], Assert.Single(_ledger.Entries));
        Assert.Null(_ledger.Find("no id"));
    }

    private DeviceIdentity[] Add(int count)
    {
        DeviceIdentity[] entries = [.. Enumerable.Range(0, count).Select(i => new DeviceIdentity(Guid.NewGuid(), $"S{i}", "serialNumber"))];
        Array.ForEach(entries, _ledger.Add);
        return entries;
    }
}
