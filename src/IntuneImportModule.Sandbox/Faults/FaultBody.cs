namespace IntuneImportModule.Sandbox;

/// <summary>What the body of a faulty answer is.</summary>
public enum FaultBody
{
    /// <summary>Graph's error object.</summary>
    Graph,

    /// <summary>Graph's error object whose message is Intune's JSON in a string.</summary>
    IntuneNested,

    /// <summary>Graph's error object whose message is text with Intune's suffix (operation id, activity id, url).</summary>
    IntuneText,

    /// <summary>A gateway's HTML page.</summary>
    Html,

    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>Bytes that are no JSON, called JSON.</summary>
    Garbage,
}
