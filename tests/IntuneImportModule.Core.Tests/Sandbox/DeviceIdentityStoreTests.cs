using IntuneImportModule.Sandbox.State;

namespace IntuneImportModule.Core.Tests.Sandbox;

public sealed class DeviceIdentityStoreTests
{
    private const string Serial = "serialNumber";

    private readonly DeviceIdentityStore _store = new();

    [Fact]
    public void What_is_added_and_removed_in_any_order_is_found_as_long_as_it_is_there()
    {
        Random random = new(7);
        Dictionary<string, int> model = new(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < 60_000; i++)
        {
            string identifier = $"Sn{random.Next(6_000)}";
            bool isThere = model.TryGetValue(identifier, out int slot);
            Assert.Equal(isThere ? slot : -1, Find(identifier.ToUpperInvariant()));
            if (isThere)
            {
                _store.Remove(slot);
                model.Remove(identifier);
            }
            else
            {
                model.Add(identifier, Add(identifier));
            }
        }

        Assert.All(model, entry => Assert.Equal(entry.Value, Find(entry.Key.ToLowerInvariant())));
        Assert.Equal(model.Values.OrderBy(slot => slot), _store.Slots);
    }

    [Fact]
    public void Thousands_of_one_series_and_of_many_are_told_apart()
    {
        string[] identifiers = [.. Series("SN", 9_000), .. Series("\u00C4", 3_000), .. Enumerable.Range(0, 9_000).Select(i => $"{i * 7919}-{i}")];
        int[] slots = [.. identifiers.Select(identifier => Add(identifier))];
        Assert.Equal(slots, identifiers.Select(identifier => Find(identifier)));
        Assert.Equal(-1, Find("SN9000"));
        Assert.Equal(-1, _store.OfType("imei").Find(Utf8Text.From("SN1"), IdentifierKey.Hash(Utf8Text.From("SN1"))));
        Assert.Equal(slots[1], _store.OfType("SERIALNUMBER").Find(Utf8Text.From("sn1"), IdentifierKey.Hash(Utf8Text.From("sn1"))));
    }

    [Fact]
    public void Two_with_the_same_hash_are_told_apart()
    {
        IGrouping<uint, string> twins = Series("SN", 300_000).GroupBy(identifier => IdentifierKey.Hash(Utf8Text.From(identifier))).First(group => group.Count() > 1);
        string[] identifiers = [.. twins];
        int first = Add(identifiers[0]);
        Assert.Equal(-1, Find(identifiers[1]));
        int second = Add(identifiers[1]);
        Assert.Equal([first, second], identifiers.Take(2).Select(identifier => Find(identifier)));
        _store.Remove(first);
        Assert.Equal([-1, second], identifiers.Take(2).Select(identifier => Find(identifier)));
    }

    [Fact]
    public void Pages_go_on_behind_what_was_removed_and_show_what_was_added()
    {
        int[] slots = [.. Series("S", 5_000).Select(identifier => Add(identifier))];
        Page<int> first = Read(0, 10);
        Assert.Equal(Enumerable.Range(0, 10), first.Items);

        // The last of the page, all behind it up to the end of a chunk, and every other one then.
        foreach (int slot in slots.Where(slot => slot >= 9 && (slot < 2_048 || slot % 2 == 1)))
        {
            _store.Remove(slot);
        }

        int late = Add("S9");
        List<int> seen = [];
        for (long? after = first.Next; after is long place;)
        {
            Page<int> page = Read(place, 300);
            seen.AddRange(page.Items);
            after = page.Next;
        }

        Assert.Equal([.. Enumerable.Range(1_024, 1_476).Select(half => half * 2), late], seen);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 2_048], Read(0, 10).Items);
        Assert.Empty(Read(long.MaxValue, 10).Items);
    }

    [Fact]
    public void By_id_it_is_found_before_and_after_others_came_and_went()
    {
        int[] early = [.. Series("A", 1_500).Select(identifier => Add(identifier))];
        Guid[] ids = [.. early.Select(slot => _store[slot].Id)];
        Array.ForEach(early[..1_100], slot => _store.Remove(slot));
        int late = Add("B");
        Assert.All(ids[..1_100], id => Assert.Equal(-1, _store.Find(id.ToString())));
        Assert.Equal(early[1_100..], ids[1_100..].Select(id => _store.Find(id.ToString("B"))));
        Assert.Equal(late, _store.Find(_store[late].Id.ToString("N")));
        Assert.Equal(-1, _store.Find("no id"));
    }

    private static IEnumerable<string> Series(string stem, int count) => Enumerable.Range(0, count).Select(i => $"{stem}{i}");

    private int Add(string identifier)
    {
        Utf8Text text = Utf8Text.From(identifier);
        DeviceIdentity identity = new() { Id = Guid.NewGuid(), Identifier = _store.Texts.Add(text), Type = _store.Words.NumberOf(Serial) };
        return _store.Add(identity, _store.OfType(Serial), IdentifierKey.Hash(text));
    }

    private int Find(string identifier) => _store.OfType(Serial).Find(Utf8Text.From(identifier), IdentifierKey.Hash(Utf8Text.From(identifier)));

    private Page<int> Read(long after, int size) => _store.Read(new PageRequest(after, 0, size), _ => true);
}
