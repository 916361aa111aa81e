namespace IntuneImportModule.Sandbox;

/// <summary>What the service does with the <c>importId</c> that a client sends. The real behaviour is not documented (UNVERIFIED).</summary>
public enum ImportIdHandling
{
    /// <summary>The record keeps what was sent.</summary>
    Kept,

    /// <summary>The service makes one id per request and gives it to each of its records.</summary>
    Replaced,

    /// <summary>Records have an empty import id.</summary>
    Dropped,
}
