namespace IntuneImportModule.Sandbox.State;

/// <summary>A row of importDeviceIdentityList or searchExistingIdentities as sent. A value: the rows of a request are one object, and not a thousand.</summary>
internal readonly record struct DeviceIdentityRow(string? Identifier, string Type, string? Description, string Platform);
