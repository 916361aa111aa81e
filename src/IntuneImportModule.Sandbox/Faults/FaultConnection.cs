namespace IntuneImportModule.Sandbox;

/// <summary>What happens to the connection instead of a whole answer.</summary>
public enum FaultConnection
{
    /// <summary>Nothing: the answer arrives.</summary>
    Kept,

    /// <summary>Reset without an answer.</summary>
    Reset,

    /// <summary>Closed in the middle of the answer's body.</summary>
    Truncated,

    /// <summary>Left open without an answer, until the client gives up.</summary>
    Silent,
}
