using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Tests.Import;

/// <summary>Makes input rows of pairs of column name and text.</summary>
internal static class TestRows
{
    /// <summary>A short text that is base64; the engine warns of its structure and sends it.</summary>
    public const string Hash = "T0Ex";

    public static DeviceRow Of(params (string Name, string? Text)[] pairs)
    {
        RowCells cells = new();
        foreach ((string name, string? text) in pairs)
        {
            Assert.True(ColumnNames.TryFind(name, out ColumnName column), name);
            cells.Set(column, text);
        }

        return cells.TakeRow();
    }

    public static DeviceRow Autopilot(string serialNumber, string? hash = Hash) =>
        Of(("Device Serial Number", serialNumber), ("Hardware Hash", hash));

    public static DeviceRow Serial(string serialNumber, string? description = null) =>
        Of(("ImportedDeviceIdentifier", serialNumber), ("ImportedDeviceIdentityType", "serialNumber"), ("Description", description));

    public static string Name(int number) => $"SN{number:D6}";

    public static DeviceRow[] Many(int count, bool isAutopilot) =>
        [.. Enumerable.Range(1, count).Select(number => isAutopilot ? Autopilot(Name(number)) : Serial(Name(number)))];
}
