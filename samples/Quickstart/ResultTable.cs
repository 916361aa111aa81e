using IntuneImportModule.Core.Csv;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Import;

namespace Quickstart;

/// <summary>Runs an import and prints a line per row.</summary>
internal static class ResultTable
{
    private const string Line = "{0,4}  {1,-26}  {2,-14}  {3}";

    /// <summary>Posts every row of a file and prints the results as they come.</summary>
    public static void Print(ImportRun run, string path, CsvOptions csv)
    {
        Console.WriteLine(Line, "Row", "Device", "Status", "Message");
        Console.WriteLine(Line, "---", "------", "------", "-------");
        foreach (DeviceRow row in DeviceCsv.Read(path, csv, notice => Console.WriteLine($"Note: {notice.Text}")))
        {
            run.Post(row);
            PrintAll(run.Ready());
        }

        PrintAll(run.Rest());
        Console.WriteLine();
    }

    private static void PrintAll(IEnumerable<ImportEvent> events)
    {
        foreach (ImportEvent told in events)
        {
            switch (told)
            {
                case ResultEvent { Result: var result }:
                    Console.WriteLine(Line, result.Row, NameOf(result), result.Status, result.Message);
                    break;
                case WarningEvent warning:
                    Console.WriteLine($"Warning: {warning.Text}");
                    break;
                case RunFailedEvent failed:
                    throw new InvalidOperationException(failed.Failure.Message);
            }
        }
    }

    private static string? NameOf(ImportResult result) => result switch
    {
        AutopilotImportResult device => device.SerialNumber,
        DeviceIdentityImportResult identity => identity.ImportedDeviceIdentifier,
        _ => null,
    };
}
