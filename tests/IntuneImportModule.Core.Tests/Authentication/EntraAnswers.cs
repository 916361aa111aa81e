using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace IntuneImportModule.Core.Tests.Authentication;

/// <summary>Answers as Entra ID gives them.</summary>
internal static class EntraAnswers
{
    public const string CorrelationId = "5a3f1c9e-0000-4000-8000-00000000c0de";

    public static HttpResponseMessage App(string token, int expiresIn = 3600) => Json(new JsonObject
    {
        ["token_type"] = "Bearer",
        ["expires_in"] = expiresIn,
        ["ext_expires_in"] = expiresIn,
        ["access_token"] = token,
    });

    public static HttpResponseMessage Person(string token, string refreshToken, int expiresIn = 3600, string account = SignInTest.Ada) => Json(new JsonObject
    {
        ["token_type"] = "Bearer",
        ["scope"] = "https://graph.microsoft.com/DeviceManagementServiceConfig.ReadWrite.All openid profile",
        ["expires_in"] = expiresIn,
        ["ext_expires_in"] = expiresIn,
        ["access_token"] = token,
        ["refresh_token"] = refreshToken,
        ["id_token"] = TestJwt.Of(new JsonObject
        {
            ["aud"] = SignInTest.ClientId,
            ["iss"] = $"https://login.microsoftonline.com/{SignInTest.TenantId}/v2.0",
            ["oid"] = "0d000000-0000-4000-8000-000000000001",
            ["sub"] = account,
            ["tid"] = SignInTest.TenantId,
            ["preferred_username"] = account,
            ["ver"] = "2.0",
        }),
        ["client_info"] = TestJwt.Base64(Encoding.UTF8.GetBytes($$"""{"uid":"0d{{account}}","utid":"{{SignInTest.TenantId}}"}""")),
    });

    public static HttpResponseMessage DeviceCode(string deviceCode, int expiresIn = 900, int interval = 0) => Json(new JsonObject
    {
        ["user_code"] = "ABCD-1234",
        ["device_code"] = deviceCode,
        ["verification_uri"] = "https://microsoft.example/devicelogin",
        ["expires_in"] = expiresIn,
        ["interval"] = interval,
        ["message"] = "not ours",
    });

    /// <summary>An error; the description can be made to repeat what was sent, as a careless service or proxy would.</summary>
    public static HttpResponseMessage Error(
        int code, string error = "invalid_client", string more = "", HttpStatusCode status = HttpStatusCode.BadRequest, string? claims = null) => Json(
        new JsonObject
        {
            ["error"] = error,
            ["error_description"] = $"AADSTS{code}: Words of the service. {more} Trace ID: 11111111-0000-4000-8000-000000000000 Correlation ID: {CorrelationId} Timestamp: 2026-01-02 03:04:05Z",
            ["error_codes"] = new JsonArray(code),
            ["trace_id"] = "11111111-0000-4000-8000-000000000000",
            ["correlation_id"] = CorrelationId,
            ["claims"] = claims,
        },
        status);

    public static HttpResponseMessage Pending() => Error(70016, "authorization_pending");

    public static HttpResponseMessage Throttled(int? retryAfter)
    {
        HttpResponseMessage answer = Json(new JsonObject { ["error"] = "temporarily_unavailable" }, HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter = retryAfter is { } seconds ? new RetryConditionHeaderValue(TimeSpan.FromSeconds(seconds)) : null;
        return answer;
    }

    public static HttpResponseMessage Json(JsonObject body, HttpStatusCode status = HttpStatusCode.OK) => new(status)
    {
        Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
    };
}
