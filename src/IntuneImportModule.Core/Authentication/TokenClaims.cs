using System.Globalization;
using System.Text;
using System.Text.Json;

namespace IntuneImportModule.Core.Authentication;

/// <summary>Reads what a JWT says of itself. Nothing is verified: that is the service's business.</summary>
internal static class TokenClaims
{
    /// <summary>What the token says; only <paramref name="authKind"/> for a token that is no JWT.</summary>
    /// <param name="token">The bearer token.</param>
    /// <param name="authKind">What to call the sign-in.</param>
    public static SignInInfo Read(string token, string authKind)
    {
        using JsonDocument? claims = ParsePayload(token);
        if (claims is null || claims.RootElement.ValueKind != JsonValueKind.Object)
        {
            return new SignInInfo { AuthKind = authKind };
        }

        JsonElement root = claims.RootElement;
        return new SignInInfo
        {
            AuthKind = authKind,
            TenantId = Text(root, "tid"),
            Account = Text(root, "upn") ?? Text(root, "preferred_username") ?? Text(root, "unique_name"),
            ClientId = Text(root, "appid") ?? Text(root, "azp"),
            IsApplication = Text(root, "idtyp") is { } kind ? kind == "app" : !root.TryGetProperty("scp", out _),
            Permissions = [.. Scopes(root), .. Roles(root)],
            PermissionsKnown = true,
            Audience = Text(root, "aud"),
            ExpiresOn = Expiry(root),
        };
    }

    private static JsonDocument? ParsePayload(string token)
    {
        string[] parts = token.Split('.');
        if (parts.Length != 3)
        {
            return null;
        }

        string base64 = parts[1].Replace('-', '+').Replace('_', '/');
        base64 = base64.PadRight(base64.Length + ((4 - (base64.Length % 4)) % 4), '=');
        try
        {
            return JsonDocument.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(base64)));
        }
        catch (Exception notJwt) when (notJwt is FormatException or JsonException)
        {
            // An opaque token is as good as a JWT; it only tells us nothing.
            return null;
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string[] Scopes(JsonElement root) =>
        Text(root, "scp")?.Split([' '], StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static IEnumerable<string> Roles(JsonElement root) =>
        root.TryGetProperty("roles", out JsonElement roles) && roles.ValueKind == JsonValueKind.Array
            ? roles.EnumerateArray().Where(r => r.ValueKind == JsonValueKind.String).Select(r => r.GetString()!)
            : [];

    private static DateTimeOffset? Expiry(JsonElement root)
    {
        // Seconds since 1970; a value out of range is treated as not stated.
        const long Latest = 253_402_300_799;
        return root.TryGetProperty("exp", out JsonElement exp)
            && long.TryParse(exp.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            && seconds is > 0 and <= Latest
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : null;
    }
}
