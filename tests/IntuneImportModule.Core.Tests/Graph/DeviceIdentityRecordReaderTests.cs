using System.Text;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Tests.Graph;

public sealed class DeviceIdentityRecordReaderTests
{
    private static readonly DeviceIdentityRecord Whole = new()
    {
        Id = "1",
        ImportedDeviceIdentifier = "SN-1 \"ä\"",
        ImportedDeviceIdentityType = "serialNumber",
        LastModifiedDateTime = new DateTimeOffset(2026, 1, 2, 3, 4, 6, TimeSpan.Zero),
        CreatedDateTime = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        LastContactedDateTime = default(DateTimeOffset),
        Description = "Floor 1",
        EnrollmentState = "notContacted",
        Platform = "windows",
        Status = true,
    };

    private static readonly string[] Members =
    [
        "\"id\":\"1\"",
        "\"importedDeviceIdentifier\":\"SN-1 \\\"\\u00e4\\\"\"",
        "\"importedDeviceIdentityType\":\"serialNumber\"",
        "\"lastModifiedDateTime\":\"2026-01-02T03:04:06Z\"",
        "\"createdDateTime\":\"2026-01-02T03:04:05Z\"",
        "\"lastContactedDateTime\":\"0001-01-01T00:00:00Z\"",
        "\"description\":\"Floor 1\"",
        "\"enrollmentState\":\"notContacted\"",
        "\"platform\":\"windows\"",
        "\"status\":true",
    ];

    [Fact]
    public void Members_are_read_in_any_order()
    {
        Random random = new(5);
        for (int i = 0; i < 50; i++)
        {
            Assert.Equal(Whole, Read("{" + string.Join(",", Members.OrderBy(_ => random.Next())) + "}"));
        }
    }

    [Fact]
    public void Letter_case_does_not_count_and_what_is_not_known_is_passed_over() => Assert.Equal(Whole, Read(
        "{\"@odata.type\":\"#x\"," + string.Join(",\"new\":{\"id\":[{\"id\":\"2\"},[]]},", Members.Select((member, i) => i % 2 == 0 ? member : Shout(member))) + ",\"last\":[1,2]}"));

    [Fact]
    public void What_is_null_or_missing_stays_open()
    {
        Assert.Equal(new DeviceIdentityRecord(), Read("{}"));
        Assert.Equal(new DeviceIdentityRecord(), Read("{" + string.Join(",", Members.Select(member => member.Split(':')[0] + ":null")) + "}"));
    }

    [Theory]
    [InlineData("\"x\"")]
    [InlineData("[]")]
    [InlineData("{\"id\":1}")]
    [InlineData("{\"status\":\"yes\"}")]
    [InlineData("{\"description\":{}}")]
    [InlineData("{\"platform\":true}")]
    public void What_is_no_record_makes_the_answer_unreadable(string record) =>
        Assert.True(Page(record, out string? problem) is null && problem is not null);

    private static string Shout(string member)
    {
        string name = member.Split(':')[0];
        return member.Replace(name, name.ToUpperInvariant(), StringComparison.Ordinal);
    }

    private static DeviceIdentityRecord? Read(string record) => Page(record, out _)!.Value!.Single();

    private static GraphPage<DeviceIdentityRecord>? Page(string record, out string? problem) =>
        GraphJson.Read(Encoding.UTF8.GetBytes($"{{\"value\":[{record}]}}"), GraphJson.Default.GraphPageDeviceIdentityRecord, out problem);
}
