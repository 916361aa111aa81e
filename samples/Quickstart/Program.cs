using IntuneImportModule.Core.Csv;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Sandbox;
using Quickstart;

// An Intune tenant in this process. It works on each device for two seconds instead of a minute.
using IntuneSandbox sandbox = IntuneSandbox.Start(new SandboxOptions { ProcessingTime = TimeSpan.FromSeconds(2) });
using GraphConnection connection = GraphConnection.WithToken(sandbox.Endpoint, sandbox.AccessToken);
ImportOptions options = new() { PollingInterval = TimeSpan.FromSeconds(1) };

// One device is registered already, and one belongs to another organisation: what an import meets in real life.
sandbox.Tenant.AddRegistration("SMP-0003");
sandbox.Tenant.AddRegistrationOfAnotherTenant("SMP-0007");

using (ImportRun run = ImportRun.ForAutopilotDevices(connection, options))
{
    Console.WriteLine("samples/autopilot-devices.csv");
    ResultTable.Print(run, Sample("autopilot-devices.csv"), new CsvOptions { Kind = CsvKind.Autopilot });
}

using (ImportRun run = ImportRun.ForDeviceIdentities(connection, options with { BatchSize = 1000 }))
{
    Console.WriteLine("samples/corporate-identifiers.csv");
    ResultTable.Print(run, Sample("corporate-identifiers.csv"), new CsvOptions { Kind = CsvKind.DeviceIdentity });
}

Console.WriteLine($"Requests that reached the sandbox: {sandbox.GetRequests().Count}. Nothing here was real.");
return 0;

static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, name);
