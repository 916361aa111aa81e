using IntuneImportModule.Sandbox.State;

namespace IntuneImportModule.Core.Tests.Sandbox;

public sealed class TextStoreTests
{
    private readonly TextStore _store = new();

    [Fact]
    public void Texts_of_any_length_come_out_as_they_went_in()
    {
        // Around the lengths that take another byte, and around and far beyond what a chunk holds.
        int[] lengths = [0, 1, 127, 128, 16_383, 16_384, 65_532, 65_533, 65_534, 65_536, 300_000, 5];
        string[] texts = [.. lengths.Select((length, i) => new string((char)('a' + i), length)), "\u00E4\U0001F600"];
        TextPlace[] places = [.. texts.Select(text => _store.Add(Utf8Text.From(text)))];
        Assert.Equal(texts, places.Select(place => _store.Read(place).ToString()));
        Assert.Distinct(places);
    }

    [Fact]
    public void Many_texts_fill_many_chunks()
    {
        string[] texts = [.. Enumerable.Range(0, 40_000).Select(i => $"text {i}")];
        TextPlace[] places = [.. texts.Select(text => _store.Add(Utf8Text.From(text)))];
        Assert.True(places[^1].Chunk > 4);
        Assert.Equal(texts, places.Select(place => _store.Read(place).ToString()));
    }

    [Fact]
    public void Null_is_not_the_empty_text()
    {
        TextPlace empty = _store.Add(Utf8Text.From(""));
        Assert.Equal(default, _store.Add(default));
        Assert.True(_store.Read(default).IsNull);
        Assert.Equal("", _store.Read(empty).ToString());
        Assert.NotEqual(empty, _store.Add(default, empty));
        Assert.NotEqual(default, _store.Add(Utf8Text.From(""), default));
    }

    [Fact]
    public void A_text_that_lies_there_already_takes_no_room()
    {
        TextPlace place = _store.Add(Utf8Text.From("desk"));
        Assert.Equal(place, _store.Add(Utf8Text.From("desk"), place));
        Assert.NotEqual(place, _store.Add(Utf8Text.From("Desk"), place));
        Assert.Equal(default, _store.Add(default, default));
    }
}
