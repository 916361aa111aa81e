namespace IntuneImportModule.Core.Authentication;

/// <summary>With a client secret.</summary>
internal sealed record ClientSecretSignIn(Secret ClientSecret) : AppSignIn
{
    public override string AuthKind => "ClientSecret";
}
