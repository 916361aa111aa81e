namespace IntuneImportModule.Sandbox.State;

/// <summary>A row of importDeviceIdentityList or searchExistingIdentities as sent; its texts lie in the request's body.</summary>
/// <param name="Identifier">The identifier.</param>
/// <param name="Hash">Its <see cref="IdentifierKey.Hash"/>: made while it is read, when others need not wait for it.</param>
/// <param name="Type">Its type.</param>
/// <param name="Description">Its details.</param>
/// <param name="Platform">Its platform.</param>
internal readonly record struct DeviceIdentityRow(Utf8Text Identifier, uint Hash, string Type, Utf8Text Description, string Platform);
