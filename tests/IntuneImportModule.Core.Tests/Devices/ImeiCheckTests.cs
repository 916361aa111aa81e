using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Tests.Devices;

public sealed class ImeiCheckTests
{
    [Theory]
    [InlineData("490154203237518")]
    [InlineData("356938035643809")]
    [InlineData("49-015420-323751-8", "490154203237518")]
    [InlineData(" 49 015420 323751 8 ", "490154203237518")]
    [InlineData("49\u00A0015420\u2013323751\u20118", "490154203237518")]
    [InlineData("49015420323751")]
    [InlineData("4901542032375101")]
    public void Good_ones_are_normalised(string text, string? expected = null)
    {
        Assert.Equal(new ImeiVerdict(expected ?? text, null, null), ImeiCheck.Check(text));
    }

    [Theory]
    [InlineData(null, "is empty")]
    [InlineData("", "is empty")]
    [InlineData(" - ", "is empty")]
    [InlineData("4901542032375", "this one has 13")]
    [InlineData("49015420323751801", "this one has 17")]
    [InlineData("490154203237518490154203237518", "this one has 30")]
    [InlineData("49-015420-323751/8", "only digits")]
    [InlineData("A0000000123456", "only digits")]
    [InlineData("IMEI 490154203237518", "only digits")]
    [InlineData("４９０１５４２０３２３７５１８", "only digits")]
    [InlineData("3.56E+14", "Excel turned this")]
    [InlineData("3,56E+14", "Excel turned this")]
    [InlineData("3.56938E+14", "Excel turned this")]
    [InlineData("4e14", "Excel turned this")]
    [InlineData(" 3.56E+14 ", "Excel turned this")]
    [InlineData("3.56.1E+14", "only digits")]
    public void Bad_ones_are_refused_with_what_to_do(string? text, string expected)
    {
        ImeiVerdict verdict = ImeiCheck.Check(text);

        Assert.Null(verdict.Imei);
        Assert.Null(verdict.Warning);
        Assert.Contains(expected, verdict.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("490154203237519", "last digit")]
    [InlineData("490154203237508", "last digit")]
    [InlineData("000000000000000", "All digits")]
    [InlineData("11111111111111", "All digits")]
    public void Doubtful_ones_are_sent_with_a_warning(string text, string expected)
    {
        ImeiVerdict verdict = ImeiCheck.Check(text);

        Assert.Equal(text, verdict.Imei);
        Assert.Null(verdict.Problem);
        Assert.Contains(expected, verdict.Warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("79927398713", true)]
    [InlineData("79927398710", false)]
    [InlineData("0", true)]
    [InlineData("18", true)]
    [InlineData("59", true)]
    [InlineData("95", false)]
    public void Luhn_counts_every_second_digit_double(string digits, bool expected)
    {
        Assert.Equal(expected, Luhn.IsValid(digits));
    }

    [Fact]
    public void Luhn_notices_every_single_wrong_digit()
    {
        const string Good = "490154203237518";
        for (int at = 0; at < Good.Length; at++)
        {
            for (char c = '0'; c <= '9'; c++)
            {
                string changed = Good[..at] + c + Good[(at + 1)..];
                Assert.Equal(c == Good[at], Luhn.IsValid(changed));
            }
        }
    }
}
