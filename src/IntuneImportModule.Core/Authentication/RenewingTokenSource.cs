namespace IntuneImportModule.Core.Authentication;

/// <summary>Keeps the current token of a sign-in and renews it in time, once for all who ask. Never prompts.</summary>
internal sealed class RenewingTokenSource : ITokenSource, IDisposable
{
    // A service that could not renew a token which still holds is left alone for so long.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly ITokenIssuer issuer;
    private readonly TimeProvider time;
    private readonly SemaphoreSlim turn = new(1, 1);
    private volatile IssuedToken current;

    private RenewingTokenSource(ITokenIssuer issuer, IssuedToken first, TimeProvider time)
    {
        this.issuer = issuer;
        this.time = time;
        current = first;
    }

    public SignInInfo Info => current.Info;

    /// <summary>Signs in.</summary>
    /// <param name="issuer">The way; disposed with the source, or at once if it fails.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="SignInException">It failed.</exception>
    public static async Task<RenewingTokenSource> ConnectAsync(ITokenIssuer issuer, TimeProvider time, CancellationToken cancellationToken)
    {
        bool signedIn = false;
        try
        {
            IssuedToken first = await issuer.SignInAsync(cancellationToken).ConfigureAwait(false);
            signedIn = true;
            return new RenewingTokenSource(issuer, first, time);
        }
        finally
        {
            if (!signedIn)
            {
                issuer.Dispose();
            }
        }
    }

    public async Task<string> GetTokenAsync(TokenRequest request, CancellationToken cancellationToken)
    {
        if (Serves(current, request))
        {
            return current.Token;
        }

        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Whoever had the turn before may have renewed it already; several requests are refused at once.
            if (!Serves(current, request))
            {
                current = await RenewAsync(current, request, cancellationToken).ConfigureAwait(false);
            }

            return current.Token;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Forgets a sign-in that outlives the process.</summary>
    public Task SignOutAsync() => issuer.SignOutAsync();

    public void Dispose() => issuer.Dispose();

    private bool Serves(IssuedToken token, TokenRequest request) => token.Token != request.Rejected && time.GetUtcNow() < token.RenewOn;

    private async Task<IssuedToken> RenewAsync(IssuedToken held, TokenRequest request, CancellationToken cancellationToken)
    {
        try
        {
            string? claims = held.Token == request.Rejected ? request.Claims : null;
            return await issuer.RenewAsync(claims, cancellationToken).ConfigureAwait(false);
        }
        catch (SignInException) when (held.Token != request.Rejected && time.GetUtcNow() < held.ExpiresOn)
        {
            // The token at hand still holds; that it could not be renewed early harms nobody yet.
            DateTimeOffset later = time.GetUtcNow() + Pause;
            return held.Postponed(later < held.ExpiresOn ? later : held.ExpiresOn);
        }
    }
}
