using IntuneImportModule.Core.Authentication;

namespace IntuneImportModule.Core.Tests.Import;

/// <summary>Hands the same good token out again whenever one was refused, and counts how often.</summary>
internal sealed class RenewingTokens(string token) : ITokenSource
{
    private int _renewals;

    public SignInInfo Info { get; } = TokenClaims.Read(token, "Test");

    public int Renewals => _renewals;

    public string? LastClaims { get; private set; }

    public Task<string> GetTokenAsync(TokenRequest request, CancellationToken cancellationToken)
    {
        if (request.Rejected is not null)
        {
            Interlocked.Increment(ref _renewals);
            LastClaims = request.Claims;
        }

        return Task.FromResult(token);
    }
}
