using System.Runtime.CompilerServices;
using IntuneImportModule.Core.Authentication;
using IntuneImportModule.Core.Changes;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Identities;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Core.Registrations;
using IntuneImportModule.Core.Report;
using IntuneImportModule.Core.Sync;
using IntuneImportModule.Sandbox;

// PowerShell finds type literals in the module's own assembly only; these lead on to the others.
// Pester needs them as well: a mock names the types of all parameters.
[assembly: TypeForwardedTo(typeof(AutopilotImportRemoval))]
[assembly: TypeForwardedTo(typeof(AutopilotImportResult))]
[assembly: TypeForwardedTo(typeof(AutopilotRegistration))]
[assembly: TypeForwardedTo(typeof(AutopilotRegistrationChange))]
[assembly: TypeForwardedTo(typeof(AutopilotSyncResult))]
[assembly: TypeForwardedTo(typeof(AutopilotSyncStatus))]
[assembly: TypeForwardedTo(typeof(AutopilotTestResult))]
[assembly: TypeForwardedTo(typeof(ChangeResult))]
[assembly: TypeForwardedTo(typeof(ChangeStatus))]
[assembly: TypeForwardedTo(typeof(CloudName))]
[assembly: TypeForwardedTo(typeof(DeviceIdentityImportResult))]
[assembly: TypeForwardedTo(typeof(DeviceIdentityRemoval))]
[assembly: TypeForwardedTo(typeof(DeviceIdentityTestResult))]
[assembly: TypeForwardedTo(typeof(HardwareHash))]
[assembly: TypeForwardedTo(typeof(HardwareHashInfo))]
[assembly: TypeForwardedTo(typeof(ImportReport))]
[assembly: TypeForwardedTo(typeof(ImportResult))]
[assembly: TypeForwardedTo(typeof(ImportStatus))]
[assembly: TypeForwardedTo(typeof(ImportedDeviceIdentity))]
[assembly: TypeForwardedTo(typeof(RowTestResult))]
[assembly: TypeForwardedTo(typeof(ServiceErrors))]
[assembly: TypeForwardedTo(typeof(IntuneSandbox))]
[assembly: TypeForwardedTo(typeof(SandboxFault))]
[assembly: TypeForwardedTo(typeof(SandboxRequest))]
[assembly: TypeForwardedTo(typeof(ImportIdHandling))]
