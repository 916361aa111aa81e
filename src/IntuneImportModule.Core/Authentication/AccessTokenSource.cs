namespace IntuneImportModule.Core.Authentication;

/// <summary>A token that somebody else obtained. It cannot be renewed.</summary>
internal sealed class AccessTokenSource : ITokenSource
{
    private readonly string token;
    private readonly TimeProvider time;

    /// <summary>Takes the token as it is; one that is no JWT is accepted.</summary>
    /// <param name="token">The bearer token.</param>
    /// <param name="authKind">What to call this sign-in.</param>
    /// <param name="time">Tells when the token has ended.</param>
    /// <param name="cloud">The cloud's name; null where it is not known.</param>
    public AccessTokenSource(string token, string authKind, TimeProvider time, string? cloud = null)
    {
        this.token = token;
        this.time = time;
        Info = TokenClaims.Read(token, authKind) with { Cloud = cloud };
    }

    public SignInInfo Info { get; }

    public Task<string> GetTokenAsync(TokenRequest request, CancellationToken cancellationToken)
    {
        if (Info.ExpiresOn is { } end && end <= time.GetUtcNow())
        {
            throw new SignInException(
                nameof(Texts.AccessTokenExpired), Phrase.Of(Texts.AccessTokenExpired, end.UtcDateTime));
        }

        return request.Rejected is null
            ? Task.FromResult(token)
            : throw new SignInException(nameof(Texts.AccessTokenRejected), Texts.AccessTokenRejected);
    }
}
