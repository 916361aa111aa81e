using System.Globalization;
using IntuneImportModule.Core.Csv;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Core.Journal;

// One import with a journal, in a process of its own: tests kill it at any moment and start it again with the same arguments.
if (args is not [string kindName, string endpoint, string token, string csv, string journal, string output, .. string[] more])
{
    Console.Error.WriteLine("Arguments: Autopilot|DeviceIdentity, endpoint, token, CSV file, journal, output file, [AndAfter]");
    return 2;
}

CsvKind kind = Enum.Parse<CsvKind>(kindName);
using GraphConnection connection = GraphConnection.WithToken(new Uri(endpoint), token);
ImportOptions options = new()
{
    BatchSize = 50,
    PollingInterval = TimeSpan.FromMilliseconds(60),
    JournalPath = journal,
    UpdateExisting = more is ["AndAfter"],
    CleanUp = more is ["AndAfter"],
    WaitForProfile = more is ["AndAfter"],
    ProfileTimeout = TimeSpan.FromSeconds(30),
};
using ImportRun? run = Open();
if (run is null)
{
    return 3;
}

List<string> lines = [];
int exitCode = 0;
foreach (DeviceRow row in DeviceCsv.Read(csv, new CsvOptions { Kind = kind, ImportedDeviceIdentityType = "serialNumber" }, _ => { }))
{
    run.Post(row);
    Take(run.Ready());
}

Take(run.Rest());
File.WriteAllLines(output, lines);
return exitCode;

ImportRun? Open()
{
    try
    {
        return kind == CsvKind.Autopilot
            ? ImportRun.ForAutopilotDevices(connection, options)
            : ImportRun.ForDeviceIdentities(connection, options);
    }
    catch (JournalException refused)
    {
        Console.Error.WriteLine($"{refused.ErrorId}: {refused.Message}");
        return null;
    }
}

void Take(IEnumerable<ImportEvent> events)
{
    foreach (ImportEvent told in events)
    {
        switch (told)
        {
            case ResultEvent { Result: var result }:
                AutopilotImportResult? device = result as AutopilotImportResult;
                lines.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{result.Row}\t{result.Status}\t{result.Resumed}\t{result.Message}\t{device?.OldGroupTag}\t{device?.Profile}"));
                break;
            case RunFailedEvent failed:
                Console.Error.WriteLine(failed.Failure.Message);
                exitCode = 1;
                break;
        }
    }
}
