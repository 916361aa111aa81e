using System.Text;

namespace IntuneImportModule.Sandbox.Service;

/// <summary>The WWW-Authenticate header of a 401.</summary>
internal static class BearerChallenge
{
    // The exact parameters beside claims and error are UNVERIFIED; clients need the scheme, the error and the claims.
    public static string Text(string? claims) => claims is null
        ? """Bearer realm="", error="invalid_token" """.TrimEnd()
        : $"Bearer realm=\"\", error=\"insufficient_claims\", claims=\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(claims))}\"";
}
