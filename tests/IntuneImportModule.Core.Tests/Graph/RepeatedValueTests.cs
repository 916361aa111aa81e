using System.Text;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Tests.Graph;

public sealed class RepeatedTextTests
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

    private static IReadOnlyList<DeviceIdentityRecord?>? Read(string body, out string? problem) =>
        GraphJson.Read(Encoding.UTF8.GetBytes(body), GraphJson.Default.GraphPageDeviceIdentityRecord, out problem)?.Value;
}
