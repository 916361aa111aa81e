using System.Text;
using IntuneImportModule.Core.Csv;
using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Tests.Csv;

/// <summary>A file and what must come out of it, one line per row, notice or error.</summary>
internal sealed record CsvCase(string Name, byte[] File, CsvOptions Options, params string[] Expected)
{
    public static readonly CsvOptions Autopilot = new() { Kind = CsvKind.Autopilot };
    public static readonly CsvOptions Identity = new() { Kind = CsvKind.DeviceIdentity };
    public static readonly CsvOptions Imei = Identity with { ImportedDeviceIdentityType = "imei" };
    public static readonly CsvOptions Serial = Identity with { ImportedDeviceIdentityType = "serialNumber" };

    /// <summary>Long enough to be taken for a hash where there is no header.</summary>
    public static readonly string Hash = new('A', 400);

    public CsvCase(string name, string text, CsvOptions options, params string[] expected)
        : this(name, Encoding.UTF8.GetBytes(text), options, expected)
    {
    }

    public static IReadOnlyList<string> Read(byte[] file, CsvOptions options) => Read(new MemoryStream(file), options);

    /// <summary>Reads a file to its end or its error; "2: SerialNumber=A" is a row, "note@2" a notice, "error@2" an error.</summary>
    public static IReadOnlyList<string> Read(Stream file, CsvOptions options)
    {
        List<string> lines = [];
        try
        {
            foreach (DeviceRow row in DeviceCsv.Read(file, "devices.csv", options, note => lines.Add($"note@{note.Line}")))
            {
                lines.Add(Describe(row));
            }
        }
        catch (CsvFormatException error)
        {
            lines.Add($"error@{error.Line}");
        }

        return lines;
    }

    public static string Describe(DeviceRow row)
    {
        List<string> cells = [];
        foreach (Column column in Enum.GetValues<Column>())
        {
            string? text = column == Column.HardwareHash ? HashOf(row) : row[column];
            if (text is not null)
            {
                cells.Add($"{column}={text}");
            }
        }

        return $"{row.Source.Line}: {string.Join(" | ", cells)}{(row.Problem is null ? null : " PROBLEM")}";
    }

    private static string? HashOf(DeviceRow row)
    {
        string text = Encoding.UTF8.GetString(row.Hash.ToUtf8());
        return row.Hash.IsEmpty ? null : text == Hash ? "HASH" : text;
    }
}
