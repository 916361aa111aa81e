namespace IntuneImportModule.Core.Authentication;

/// <summary>A person signs in, in a browser here or elsewhere.</summary>
/// <param name="Patience">The longest wait for the person.</param>
internal abstract record PersonSignIn(TimeSpan Patience) : SignInOptions(Patience)
{
    /// <summary>The application "Microsoft Graph Command Line Tools" that Microsoft's own Graph PowerShell uses.</summary>
    public const string GraphCommandLineTools = "14d82eec-204b-4c2f-b7e8-296a70dab67e";

    /// <summary>The application to sign in to; required.</summary>
    /// <remarks>
    /// There is no default. Microsoft advises an application of one's own: consent to the shared
    /// <see cref="GraphCommandLineTools"/> holds for every tool that uses it, and a token for it carries all that was ever
    /// consented to, which is the opposite of least privilege. The new sovereign clouds may not have it at all. Whoever wants it
    /// nevertheless can name it.
    /// </remarks>
    public string? ClientId { get; init; }

    /// <summary>The tenant's id or a domain of it; null takes the tenant of whoever signs in.</summary>
    public string? TenantId { get; init; }

    /// <summary>The user principal name expected; also chooses among cached accounts.</summary>
    public string? LoginHint { get; init; }

    /// <summary>Asks for the permission to read only.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Whether there is a person to ask. If not, only a cached sign-in can succeed.</summary>
    public bool Attended { get; init; } = true;

    /// <summary>Where the sign-in is kept.</summary>
    public TokenCaching Caching { get; init; }

    /// <summary>The claims of <see cref="SignInException.Claims"/>, to be met by this sign-in; a cached one is then not enough.</summary>
    public string? Claims { get; init; }

    /// <summary>The folder of the cache file; null for the user's own. For tests.</summary>
    internal string? CacheFolder { get; init; }
}
