using IntuneImportModule.Sandbox.State;

namespace IntuneImportModule.Core.Tests.Sandbox;

public sealed class IdentifierKeyTests
{
    [Theory]
    [InlineData("sn-1z", "SN-1Z")]
    [InlineData("Contoso,Tab 3,S1", "contoso;tab 3;s1")]
    [InlineData(" \t S1", "s1 \r\n")]
    [InlineData("S1\u00A0", "\u3000s1")]
    [InlineData("S1\u00A0", "s1")]
    [InlineData("M\u00FCnchen,B\u00E9p,\u0416", "m\u00DCNCHEN;b\u00C9p;\u0436")]
    [InlineData("\U00010400", "\U00010400")]
    [InlineData("\u00FF", "\u0178")]
    public void These_are_the_same(string one, string other)
    {
        Assert.True(AreSame(one, other));
        Assert.Equal(IdentifierKey.Hash(Utf8Text.From(one)), IdentifierKey.Hash(Utf8Text.From(other)));
    }

    [Theory]
    [InlineData("S1", "S2")]
    [InlineData("S1", "S 1")]
    [InlineData("S1", "S1,")]
    [InlineData("[", "{")]
    [InlineData("@", "`")]
    [InlineData("\u00DF", "ss")]
    [InlineData("e\u0301", "\u00E9")]
    [InlineData("\u0131", "I")]
    [InlineData("\u017F", "S")]
    public void These_are_not(string one, string other)
    {
        Assert.False(AreSame(one, other));
        Assert.NotEqual(IdentifierKey.Hash(Utf8Text.From(one)), IdentifierKey.Hash(Utf8Text.From(other)));
    }

    /// <summary>The hash of a text that is ASCII is made in another way, so no such text may be the same as one that is not.</summary>
    [Fact]
    public void No_character_beyond_ASCII_is_the_same_as_one_of_ASCII()
    {
        string ascii = new([.. Enumerable.Range(0, 0x80).Select(value => (char)value)]);
        for (int value = 0x80; value <= char.MaxValue; value++)
        {
            string other = ((char)value).ToString();
            Assert.True(ascii.IndexOf(other, StringComparison.OrdinalIgnoreCase) < 0, $"U+{value:X4}");
        }
    }

    private static bool AreSame(string one, string other) => IdentifierKey.AreSame(Utf8Text.From(one), Utf8Text.From(other));
}
