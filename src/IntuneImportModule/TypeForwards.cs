using System.Runtime.CompilerServices;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Core.Report;
using IntuneImportModule.Sandbox;

// PowerShell finds type literals in the module's own assembly only; these lead on to the others.
[assembly: TypeForwardedTo(typeof(AutopilotImportResult))]
[assembly: TypeForwardedTo(typeof(AutopilotTestResult))]
[assembly: TypeForwardedTo(typeof(DeviceIdentityImportResult))]
[assembly: TypeForwardedTo(typeof(DeviceIdentityTestResult))]
[assembly: TypeForwardedTo(typeof(HardwareHash))]
[assembly: TypeForwardedTo(typeof(HardwareHashInfo))]
[assembly: TypeForwardedTo(typeof(ImportReport))]
[assembly: TypeForwardedTo(typeof(ImportResult))]
[assembly: TypeForwardedTo(typeof(ImportStatus))]
[assembly: TypeForwardedTo(typeof(RowTestResult))]
[assembly: TypeForwardedTo(typeof(ServiceErrors))]
[assembly: TypeForwardedTo(typeof(IntuneSandbox))]
[assembly: TypeForwardedTo(typeof(SandboxFault))]
[assembly: TypeForwardedTo(typeof(SandboxRequest))]
[assembly: TypeForwardedTo(typeof(ImportIdHandling))]
