namespace IntuneImportModule.Core.Authentication;

/// <summary>An application signs in with a credential of its own.</summary>
internal abstract record AppSignIn() : SignInOptions(TimeSpan.FromSeconds(120))
{
    /// <summary>The application's client id; required.</summary>
    public string? ClientId { get; init; }

    /// <summary>The tenant's id or a domain of it; required.</summary>
    public string? TenantId { get; init; }
}
