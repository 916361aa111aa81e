namespace IntuneImportModule.Sandbox.State;

/// <summary>importedDeviceIdentityResult: what is stored after the import, with a copy of what others may change before the answer is written.</summary>
internal readonly record struct DeviceIdentityResult(DeviceIdentity Identity, string? Description, DateTimeOffset ModifiedAt, bool Status);
