namespace IntuneImportModule.Core.Authentication;

/// <summary>Who is signed in, and how. Holds no secret.</summary>
public sealed record SignInInfo
{
    /// <summary>How the sign-in was made, such as AccessToken, Interactive or ManagedIdentity.</summary>
    public required string AuthKind { get; init; }

    /// <summary>The tenant's id; null where the token does not say.</summary>
    public string? TenantId { get; init; }

    /// <summary>The user principal name of a person; null for an application.</summary>
    public string? Account { get; init; }

    /// <summary>The application's client id; null where the token does not say.</summary>
    public string? ClientId { get; init; }

    /// <summary>Delegated permissions (scopes) or application permissions (roles) that the token names.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>When the token at hand ends, UTC; null where it does not say.</summary>
    public DateTimeOffset? ExpiresOn { get; init; }
}
