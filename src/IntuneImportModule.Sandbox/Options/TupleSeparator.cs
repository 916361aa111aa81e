namespace IntuneImportModule.Sandbox;

/// <summary>
/// What separates manufacturer, model and serial in an identifier of type <c>manufacturerModelSerial</c>. The documentation says semicolon,
/// working clients send comma; which of them the service parses is UNVERIFIED.
/// </summary>
public enum TupleSeparator
{
    /// <summary>Comma or semicolon, one kind per identifier.</summary>
    Either,

    /// <summary>Only comma.</summary>
    Comma,

    /// <summary>Only semicolon.</summary>
    Semicolon,
}
