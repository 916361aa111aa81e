namespace IntuneImportModule.Sandbox.Http;

/// <summary>How an answer is delivered; all but the first are scripted faults of the connection.</summary>
internal enum Delivery
{
    /// <summary>As it should be.</summary>
    Whole,

    /// <summary>Not at all: the connection is reset (RST).</summary>
    Reset,

    /// <summary>Head and half of the body, then the connection is closed.</summary>
    Truncated,

    /// <summary>Not at all: the connection stays open until the client gives up.</summary>
    Withheld,
}
