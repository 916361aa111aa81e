namespace IntuneImportModule.Core.Authentication;

/// <summary>Who is signed in, and how. Holds no secret.</summary>
public sealed record SignInInfo
{
    /// <summary>
    /// How the sign-in was made: AccessToken, Interactive, DeviceCode, ClientSecret, Certificate, WorkloadIdentity, ManagedIdentity.
    /// </summary>
    public required string AuthKind { get; init; }

    /// <summary>The cloud: Global, USGov, USGovDoD, China or Custom; null where nobody said.</summary>
    public string? Cloud { get; init; }

    /// <summary>The tenant's id; null where the token does not say.</summary>
    public string? TenantId { get; init; }

    /// <summary>The user principal name of a person; null for an application.</summary>
    public string? Account { get; init; }

    /// <summary>The application's client id; null where the token does not say.</summary>
    public string? ClientId { get; init; }

    /// <summary>Whether an application is signed in rather than a person; null where the token does not say.</summary>
    public bool? IsApplication { get; init; }

    /// <summary>Delegated permissions (scopes) or application permissions (roles) that the token names.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>Whether <see cref="Permissions"/> is all there is; false where the token cannot be read.</summary>
    public bool PermissionsKnown { get; init; }

    /// <summary>The service that the token is for; null where it does not say.</summary>
    public string? Audience { get; init; }

    /// <summary>When the token at hand ends, UTC; null where it does not say. Renewed tokens end later.</summary>
    public DateTimeOffset? ExpiresOn { get; init; }
}
