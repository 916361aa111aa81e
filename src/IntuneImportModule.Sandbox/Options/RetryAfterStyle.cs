namespace IntuneImportModule.Sandbox;

/// <summary>How a throttled request says when to come back.</summary>
public enum RetryAfterStyle
{
    /// <summary><c>Retry-After: 2</c>, rounded up.</summary>
    Seconds,

    /// <summary><c>Retry-After: 2.128</c>.</summary>
    Fractional,

    /// <summary><c>Retry-After: Sat, 21 Nov 2026 18:00:02 GMT</c>, rounded up.</summary>
    HttpDate,

    /// <summary>Not at all.</summary>
    None,

    /// <summary>Only as <c>RetryAfter</c> inside Intune's nested error text (whole seconds; the unit is UNVERIFIED).</summary>
    NestedOnly,
}
