using System.Globalization;
using System.Text;

namespace IntuneImportModule.Core.Tests.Devices;

/// <summary>Makes the files under samples/, in the portal's formats. Nothing in them exists.</summary>
internal static class SampleFiles
{
    private const int Rows = 12;

    private static readonly (string Manufacturer, string Model)[] Models =
        [("Contoso", "Laptop 5"), ("Contoso", "Tablet 2"), ("Fabrikam", "Desktop 700")];

    private static readonly string[] Tags = ["Sales", "", "Kiosk", "Engineering"];
    private static readonly string[] Users = ["alex", "", "", "kim", "", "robin"];

    public static IReadOnlyDictionary<string, string> Make() => new Dictionary<string, string>
    {
        ["autopilot-devices.csv"] =
            "Device Serial Number,Windows Product ID,Hardware Hash,Group Tag,Assigned User\n" + Lines(AutopilotLine),
        ["corporate-identifiers.csv"] = Lines(IdentifierLine),
        ["corporate-imei.csv"] = Lines(ImeiLine),
    };

    private static string AutopilotLine(int number)
    {
        string serial = string.Create(CultureInfo.InvariantCulture, $"SMP-{number:0000}");
        (string manufacturer, string model) = Models[number % Models.Length];
        string hash = SyntheticDevice.Build(serial, manufacturer, model, (byte)number).BuildText();
        string user = Users[number % Users.Length];
        return $"{serial},,{hash},{Tags[number % Tags.Length]},{(user.Length == 0 ? user : user + "@contoso.com")}";
    }

    private static string IdentifierLine(int number)
    {
        (string manufacturer, string model) = Models[number % Models.Length];
        return string.Create(CultureInfo.InvariantCulture, $"{manufacturer},{model},SMP{1000 + number}");
    }

    // Type allocation codes that begin with 00 are for test devices.
    private static string ImeiLine(int number)
    {
        string body = string.Create(CultureInfo.InvariantCulture, $"00101000{number:000000}");
        return string.Create(CultureInfo.InvariantCulture, $"{body}{CheckDigit(body)},Sample phone {number}");
    }

    private static int CheckDigit(string body)
    {
        int sum = 0;
        for (int i = 0; i < body.Length; i++)
        {
            int doubled = (body[body.Length - 1 - i] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += (doubled / 10) + (doubled % 10);
        }

        return (10 - (sum % 10)) % 10;
    }

    private static string Lines(Func<int, string> line)
    {
        StringBuilder text = new();
        for (int number = 1; number <= Rows; number++)
        {
            text.Append(line(number)).Append('\n');
        }

        return text.ToString();
    }
}
