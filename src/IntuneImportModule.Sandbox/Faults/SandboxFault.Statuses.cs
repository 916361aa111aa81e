using System.Globalization;

namespace IntuneImportModule.Sandbox;

public sealed partial record SandboxFault
{
    /// <summary>Answers with this status instead of working on the request.</summary>
    public static SandboxFault Status(int statusCode, FaultBody body = FaultBody.Graph, TimeSpan? retryAfter = null) =>
        new($"status {Text(statusCode)}") { StatusCode = statusCode, Body = body, RetryAfter = retryAfter };

    /// <summary>Works on the request, then answers with this status all the same: a gateway that lost the answer.</summary>
    public static SandboxFault StatusAfterProcessing(int statusCode, FaultBody body = FaultBody.Graph) =>
        new($"status {Text(statusCode)} after processing") { StatusCode = statusCode, Body = body, IsProcessed = true };

    /// <summary>429 that says how long to wait in the given style.</summary>
    public static SandboxFault Throttled(TimeSpan retryAfter, RetryAfterStyle style = RetryAfterStyle.Seconds) =>
        new($"throttled ({style})")
        {
            StatusCode = 429,
            Code = "TooManyRequests",
            Message = "Too many requests.",
            Body = FaultBody.IntuneNested,
            RetryAfter = retryAfter,
            RetryAfterStyle = style,
        };

    /// <summary>400 for a batch that contains this serial or identifier: one row the service dislikes for reasons of its own.</summary>
    public static SandboxFault RowRefused(string identifier) => new("row refused")
    {
        Row = identifier,
        Times = null,
        StatusCode = 400,
        Code = "BadRequest",
        Message = "The request contains a row that cannot be imported.",
        Body = FaultBody.IntuneNested,
    };

    /// <summary>401 as for a token that has ended, optionally with a claims challenge of Conditional Access.</summary>
    /// <param name="claims">The decoded claims request (JSON); null for none.</param>
    public static SandboxFault TokenExpired(string? claims = null) => new(claims is null ? "token expired" : "claims challenge")
    {
        StatusCode = 401,
        Code = "InvalidAuthenticationToken",
        Message = claims is null ? "Lifetime validation failed, the token is expired." : "Continuous access evaluation resulted in challenge.",
        Headers = new Dictionary<string, string> { ["WWW-Authenticate"] = Service.BearerChallenge.Text(claims) },
    };

    /// <summary>403 as for a missing permission.</summary>
    public static SandboxFault Forbidden() => new("forbidden")
    {
        StatusCode = 403,
        Code = "Forbidden",
        Message = "Application is not authorized to perform this operation.",
        Body = FaultBody.IntuneText,
    };

    /// <summary>Sends the client elsewhere.</summary>
    /// <param name="location">The Location header.</param>
    /// <param name="statusCode">302, 307 or 308.</param>
    public static SandboxFault RedirectTo(Uri location, int statusCode = 307) => new($"redirect {Text(statusCode)}")
    {
        StatusCode = statusCode,
        Body = FaultBody.Empty,
        Headers = new Dictionary<string, string> { ["Location"] = (location ?? throw new ArgumentNullException(nameof(location))).AbsoluteUri },
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
