using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IntuneImportModule.Core.Tests.Authentication;

/// <summary>Unsigned JWTs: whoever sends them on cannot check a signature anyway.</summary>
internal static class TestJwt
{
    public static string Of(JsonObject claims) =>
        Base64(Encoding.UTF8.GetBytes("""{"typ":"JWT","alg":"RS256"}""")) + "." + Base64(JsonSerializer.SerializeToUtf8Bytes(claims)) + "."
        + Base64(Guid.NewGuid().ToByteArray());

    public static string Base64(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public static byte[] FromBase64(string text) => Convert.FromBase64String(
        text.Replace('-', '+').Replace('_', '/').PadRight(text.Length + ((4 - (text.Length % 4)) % 4), '='));

    public static JsonElement Part(string jwt, int index) => JsonDocument.Parse(FromBase64(jwt.Split('.')[index])).RootElement;

    public static string App(string? role = "DeviceManagementServiceConfig.ReadWrite.All", string clientId = SignInTest.ClientId) => Of(new JsonObject
    {
        ["aud"] = "https://graph.microsoft.com",
        ["tid"] = SignInTest.TenantId,
        ["appid"] = clientId,
        ["idtyp"] = "app",
        ["roles"] = role is null ? [] : new JsonArray(role),
        ["jti"] = Guid.NewGuid().ToString(),
    });

    public static string Person(string scopes = "DeviceManagementServiceConfig.ReadWrite.All") => Of(new JsonObject
    {
        ["aud"] = "https://graph.microsoft.com",
        ["tid"] = SignInTest.TenantId,
        ["appid"] = SignInTest.ClientId,
        ["upn"] = SignInTest.Ada,
        ["scp"] = scopes,
        ["jti"] = Guid.NewGuid().ToString(),
    });
}
