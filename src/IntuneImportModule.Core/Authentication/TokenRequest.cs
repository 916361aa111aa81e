namespace IntuneImportModule.Core.Authentication;

/// <summary>What a request needs of a token.</summary>
/// <param name="Rejected">The token that the service has just refused, so that the same one is not handed out again; null at first.</param>
/// <param name="Claims">The claims challenge that came with the refusal, JSON; null where there was none.</param>
internal sealed record TokenRequest(string? Rejected = null, string? Claims = null)
{
    /// <summary>The ordinary request.</summary>
    public static TokenRequest Ordinary { get; } = new();

    /// <summary>Names the type only: a record's own text would print the token.</summary>
    public override string ToString() => nameof(TokenRequest);
}
