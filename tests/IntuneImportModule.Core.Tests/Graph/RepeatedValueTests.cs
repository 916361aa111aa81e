using System.Text;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Tests.Graph;

public sealed class RepeatedValueTests
{
    [Fact]
    public void Records_share_a_text_that_repeats_and_each_has_its_own()
    {
        IReadOnlyList<DeviceIdentityRecord?> records = Read(
            """{"value":[{"platform":"ios"},{"platform":"ios"},{"platform":"\u0069os"},{"platform":"windows"},{"platform":null},{"platform":""},{},{"platform":"ios"}]}""",
            out string? problem)!;

        Assert.Null(problem);
        Assert.Equal(["ios", "ios", "ios", "windows", null, "", null, "ios"], records.Select(record => record!.Platform));
        Assert.Same(records[0]!.Platform, records[1]!.Platform);
        Assert.Same(records[0]!.Platform, records[2]!.Platform);
    }

    [Fact]
    public void A_number_is_as_unreadable_as_in_any_other_text() =>
        Assert.True(Read("""{"value":[{"platform":"ios"},{"platform":1}]}""", out string? problem) is null && problem is not null);

    [Fact]
    public void A_date_that_repeats_is_each_records_own_however_it_is_written()
    {
        IReadOnlyList<DeviceIdentityRecord?> records = Read(
            """
            {"value":[{"createdDateTime":"2026-01-02T03:04:05Z","lastModifiedDateTime":"2026-01-02T03:04:05.5Z"},
            {"createdDateTime":"2026-01-02T03:04:05Z","lastModifiedDateTime":"2026-01-02T03:04:05.5Z"},
            {"createdDateTime":"2026-01-02T03:04:05\u005A","lastModifiedDateTime":null},{"createdDateTime":"2026-01-02T04:04:05+01:00"},{},
            {"createdDateTime":"2026-01-02T03:04:06Z"},{"createdDateTime":"2026-01-02T03:04:05Z"}]}
            """,
            out string? problem)!;

        Assert.Null(problem);
        DateTimeOffset date = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        Assert.Equal([date, date, date, date, null, date.AddSeconds(1), date], records.Select(record => record!.CreatedDateTime));
        Assert.Equal([date.AddSeconds(0.5), date.AddSeconds(0.5), null, null, null, null, null], records.Select(record => record!.LastModifiedDateTime));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("\"yesterday\"")]
    [InlineData("\"\"")]
    public void A_date_that_is_none_makes_the_answer_unreadable(string value) =>
        Assert.True(Read($$"""{"value":[{"createdDateTime":"2026-01-02T03:04:05Z"},{"createdDateTime":{{value}}}]}""", out string? problem) is null && problem is not null);

    private static IReadOnlyList<DeviceIdentityRecord?>? Read(string body, out string? problem) =>
        GraphJson.Read(Encoding.UTF8.GetBytes(body), GraphJson.Default.GraphPageDeviceIdentityRecord, out problem)?.Value;
}
