using System.Runtime.CompilerServices;
using IntuneImportModule.Core.Changes;
using IntuneImportModule.Core.Identities;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Core.Registrations;
using IntuneImportModule.Core.Sync;
using IntuneImportModule.Sandbox;

// PowerShell finds type literals in the module's own assembly only; these lead on to the others.
[assembly: TypeForwardedTo(typeof(AutopilotImportRemoval))]
[assembly: TypeForwardedTo(typeof(AutopilotImportResult))]
[assembly: TypeForwardedTo(typeof(AutopilotRegistration))]
[assembly: TypeForwardedTo(typeof(AutopilotRegistrationChange))]
[assembly: TypeForwardedTo(typeof(AutopilotSyncResult))]
[assembly: TypeForwardedTo(typeof(AutopilotSyncStatus))]
[assembly: TypeForwardedTo(typeof(ChangeResult))]
[assembly: TypeForwardedTo(typeof(ChangeStatus))]
[assembly: TypeForwardedTo(typeof(DeviceIdentityRemoval))]
[assembly: TypeForwardedTo(typeof(DeviceIdentityImportResult))]
[assembly: TypeForwardedTo(typeof(ImportedDeviceIdentity))]
[assembly: TypeForwardedTo(typeof(ImportResult))]
[assembly: TypeForwardedTo(typeof(ImportStatus))]
[assembly: TypeForwardedTo(typeof(ServiceErrors))]
[assembly: TypeForwardedTo(typeof(IntuneSandbox))]
[assembly: TypeForwardedTo(typeof(SandboxFault))]
[assembly: TypeForwardedTo(typeof(SandboxRequest))]
[assembly: TypeForwardedTo(typeof(ImportIdHandling))]
