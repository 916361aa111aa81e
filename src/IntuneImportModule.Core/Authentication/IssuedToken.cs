namespace IntuneImportModule.Core.Authentication;

/// <summary>A token and when it is to be renewed.</summary>
internal sealed class IssuedToken
{
    // Time for the requests that carry it to arrive, and for clocks that differ; a short-lived token gives a fifth of its life.
    private static readonly TimeSpan LongestMargin = TimeSpan.FromMinutes(5);

    /// <summary>A token that has just arrived.</summary>
    /// <param name="token">The bearer token.</param>
    /// <param name="info">What is known of it.</param>
    /// <param name="expiresOn">When it ends.</param>
    /// <param name="refreshOn">When the service would have it renewed; null where it does not say.</param>
    /// <param name="now">The present.</param>
    public IssuedToken(string token, SignInInfo info, DateTimeOffset expiresOn, DateTimeOffset? refreshOn, DateTimeOffset now)
    {
        Token = token;
        Info = info;
        ExpiresOn = expiresOn;
        TimeSpan fifth = TimeSpan.FromTicks(Math.Max(0, (expiresOn - now).Ticks / 5));
        DateTimeOffset inTime = expiresOn - (fifth < LongestMargin ? fifth : LongestMargin);
        RenewOn = refreshOn < inTime ? refreshOn.Value : inTime;
    }

    private IssuedToken(IssuedToken other, DateTimeOffset renewOn) =>
        (Token, Info, ExpiresOn, RenewOn) = (other.Token, other.Info, other.ExpiresOn, renewOn);

    /// <summary>The bearer token.</summary>
    public string Token { get; }

    /// <summary>What is known of it.</summary>
    public SignInInfo Info { get; }

    /// <summary>When it ends.</summary>
    public DateTimeOffset ExpiresOn { get; }

    /// <summary>From when on a new one is to be asked for.</summary>
    public DateTimeOffset RenewOn { get; }

    /// <summary>The same, to be renewed later.</summary>
    public IssuedToken Postponed(DateTimeOffset renewOn) => new(this, renewOn);
}
