namespace IntuneImportModule.Core.Authentication;

/// <summary>With a token that somebody else obtained. Nothing is sent, and it cannot be renewed.</summary>
internal sealed record AccessTokenSignIn(Secret AccessToken) : SignInOptions(TimeSpan.Zero)
{
    public override string AuthKind => "AccessToken";
}
