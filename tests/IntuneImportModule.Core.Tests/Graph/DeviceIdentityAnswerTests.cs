using System.Text;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Tests.Graph;

public sealed class DeviceIdentityAnswerTests
{
    private static readonly DeviceIdentity[] Sent =
    [
        new() { Identifier = "S-1", Type = "serialNumber", Description = "Floor 1" },
        new() { Identifier = "S-2", Type = "serialNumber" },
        new() { Identifier = "S-3", Type = "serialNumber", Description = "Floor 3" },
    ];

    private static readonly string[] Records =
    [
        """{"id":"1","importedDeviceIdentifier":"S-1","description":"Floor 1","status":true}""",
        """{"id":"2","importedDeviceIdentifier":"S-2","description":null,"status":false}""",
        """{"id":"3","importedDeviceIdentifier":"S-3","status":true}""",
    ];

    private static string Whole => $"{{\"@odata.context\":\"https://x/$metadata#c\",\"value\":[{string.Join(",", Records)}]}}";

    [Fact]
    public void Every_row_gets_its_record_and_nothing_of_the_one_before()
    {
        List<string> told = [];

        Assert.True(Read(Whole, (row, record) => told.Add($"{row} {record.Id} {record.ImportedDeviceIdentifier} {record.Description ?? "-"} {record.Status}")));

        Assert.Equal(["0 1 S-1 Floor 1 True", "1 2 S-2 - False", "2 3 S-3 - True"], told);
    }

    [Fact]
    public void Texts_that_were_sent_are_not_made_again()
    {
        Read(Whole, (row, record) =>
        {
            Assert.Same(Sent[row].Identifier, record.ImportedDeviceIdentifier);
            if (row == 0)
            {
                Assert.Same(Sent[row].Description, record.Description);
            }
        });

        // Nor is one taken for another that begins alike.
        List<string?> others = [];
        Read(Whole.Replace("S-2", "S-20", StringComparison.Ordinal).Replace("Floor 1", "floor 1", StringComparison.Ordinal), (_, record) =>
        {
            others.Add(record.ImportedDeviceIdentifier);
            others.Add(record.Description);
        });
        Assert.Equal(["S-1", "floor 1", "S-20", null, "S-3", null], others);
    }

    [Fact]
    public void A_record_that_is_not_taken_ends_the_reading()
    {
        int asked = 0;
        Assert.False(DeviceIdentityAnswer.TryRead(Encoding.UTF8.GetBytes(Whole), Sent.Length, row => Sent[row], (row, _) => ++asked < 2));
        Assert.Equal(2, asked);
    }

    public static TheoryData<string> OtherAnswers() =>
    [
        string.Empty,
        "null",
        "[]",
        "{}",
        "{\"value\":{}}",
        $"{{\"value\":[{Records[0]},{Records[1]}]}}",
        $"{{\"value\":[{Records[0]},{Records[1]},null]}}",
        $"{{\"value\":[{string.Join(",", Records)},{Records[2]}]}}",
        $"{{\"value\":[{string.Join(",", Records)}],\"@odata.nextLink\":\"https://x/next\"}}",
        $"{{\"@odata.nextLink\":\"https://x/next\",\"value\":[{string.Join(",", Records)}]}}",
        Whole[..^1],
        Whole[..^20],
        Whole + "x",
        Whole + "{}",
        Whole.Replace("\"3\"", "3", StringComparison.Ordinal),
        Whole.Replace("\"status\":true", "\"status\":\"true\"", StringComparison.Ordinal),
        Whole.Replace("\"id\":\"1\"", "\"createdDateTime\":\"yesterday\"", StringComparison.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(OtherAnswers))]
    public void What_is_otherwise_is_left_to_others(string answer) => Assert.False(Read(answer, (_, _) => { }));

    private static bool Read(string answer, Action<int, DeviceIdentityRecord> take) =>
        DeviceIdentityAnswer.TryRead(Encoding.UTF8.GetBytes(answer), Sent.Length, row => Sent[row], (row, record) =>
        {
            take(row, record);
            return true;
        });
}
