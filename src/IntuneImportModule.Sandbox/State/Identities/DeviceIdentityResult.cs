namespace IntuneImportModule.Sandbox.State;

/// <summary>importedDeviceIdentityResult.</summary>
/// <param name="Identity">A copy of what is stored after the import; others may change that before the answer is written.</param>
/// <param name="Sent">The identifier as this row has it.</param>
/// <param name="Status">Whether the row did it.</param>
internal readonly record struct DeviceIdentityResult(DeviceIdentity Identity, TextPlace Sent, bool Status);
